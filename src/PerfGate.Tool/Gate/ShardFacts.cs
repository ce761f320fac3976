using System.Text.Json.Serialization;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;

namespace PerfGate.Tool.Gate;

/// <summary>What the verdict needs to know of a shard beside its measurements: the file <c>shard.json</c>, schema <c>perfgate.shard/1</c>.</summary>
internal sealed record ShardFacts
{
    public const string SchemaName = "perfgate.shard/1";

    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaName;

    public required int Index { get; init; }

    public required int Count { get; init; }

    /// <summary>Benchmarks of the whole suite that are compared in pairs; null when nothing was compared.</summary>
    public int? SuiteSize { get; init; }

    public string? Base { get; init; }

    public string? BaseOrigin { get; init; }

    /// <summary>Why there is no <c>base.json</c> although a base was chosen, as the measuring run saw it; null: there has to be one.</summary>
    public string? WithoutBase { get; init; }

    public string? Head { get; init; }

    public string? HeadOrigin { get; init; }

    public string? HeadRevision { get; init; }

    public required Design Design { get; init; }

    public required Profile Profile { get; init; }

    public ulong? Seed { get; init; }

    public string? Filter { get; init; }

    public MachineNoise? Noise { get; init; }

    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<ReportWarning> Warnings { get; init => field = value ?? []; } = [];

    public IReadOnlyList<BenchmarkIdentity> Skipped { get; init => field = value ?? []; } = [];

    /// <summary>Benchmarks of this part for which there was no time.</summary>
    public IReadOnlyList<BenchmarkIdentity> Unmeasured { get; init => field = value ?? []; } = [];

    /// <summary>What of the change each benchmark of the suite reaches, where that is known.</summary>
    public IReadOnlyList<ShardCause> Causes { get; init => field = value ?? []; } = [];

    /// <param name="shard">Which part.</param>
    /// <param name="question">What the judge would be asked of this part alone.</param>
    /// <param name="suiteSize">See <see cref="SuiteSize"/>.</param>
    /// <param name="baseSha">Null without a base.</param>
    /// <param name="filter">As asked for.</param>
    public static ShardFacts Of(Shard shard, JudgeRequest question, int? suiteSize, string? baseSha, string? filter) => new()
    {
        Index = shard.Index,
        Count = shard.Count,
        SuiteSize = suiteSize,
        Base = baseSha,
        BaseOrigin = question.BaseOrigin,
        WithoutBase = question.Base is not null || baseSha is null ? null
            : question.Design == Design.Stored ? "no stored baseline of this environment"
            : "the base has none of the projects",
        Head = question.Head.Commit,
        HeadOrigin = question.HeadOrigin,
        HeadRevision = question.HeadRevision,
        Design = question.Design,
        Profile = question.Profile ?? question.Rules.Compare.Profile,
        Seed = question.Seed,
        Filter = filter,
        Noise = question.MachineNoise,
        Warnings = question.Warnings,
        Skipped = question.Skipped,
        Unmeasured = question.Unmeasured,
        Causes = [.. question.Causes.Select(cause => new ShardCause(cause.Key, cause.Value))],
    };

    /// <summary>What all shards of one run have alike, with the name by which a person knows it.</summary>
    public IEnumerable<(string Name, string? Value)> Shared() =>
    [
        ("number of shards", Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("size of the suite", SuiteSize?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("base", Base),
        ("head", Head),
        ("profile", Profile.ToString()),
        ("design", Design.ToString()),
        ("filter", Filter),
    ];
}
