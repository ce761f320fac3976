using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Core.Reports;

/// <summary>One metric of one benchmark: what was found, what the rule makes of it, and the numbers behind both.</summary>
public sealed record ReportResult
{
    public required string Id { get; init; }

    public string? Project { get; init; }

    public string? Job { get; init; }

    public string? Runtime { get; init; }

    /// <summary>Declaration in head (in base for a removed benchmark), <c>path.cs:12</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Name of the metric; null where the outcome is about the whole benchmark (added, removed, failed, skipped).</summary>
    public string? Metric { get; init; }

    public string? Unit { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>A word for machines: <c>exact</c>, <c>threw</c>, <c>base-timeout</c>, <c>renamed</c>, <c>single-launch</c>, …</summary>
    public string? Reason { get; init; }

    /// <summary>A sentence for people where the reason needs one.</summary>
    public string? Message { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>head / base; over pairs the estimate that belongs to the test. Null when either side is missing or base is 0.</summary>
    public double? Ratio { get; init; }

    /// <summary>
    /// What decided, as a number. Of <see cref="LimitKinds.Increase"/> the growth that passes, a fraction of the base; of a check that is
    /// held against a measurement of its own (<see cref="Base"/>) likewise; else in the metric's unit, and <see cref="Ratio"/> is then
    /// value / limit. Null where no limit was asked: of a whole benchmark, added, removed, failed or skipped.
    /// </summary>
    public double? Limit { get; init; }

    /// <summary>One of <see cref="LimitKinds"/> for a rule; for a check the word that its source has for it.</summary>
    public string? LimitKind { get; init; }

    /// <summary>Where the limit was set: <c>perfgate.yml:14</c>, <c>default</c>.</summary>
    public string? LimitOrigin { get; init; }

    /// <summary>Of a check: <see cref="Better.Higher"/> where the limit is the least and not the most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Better Better { get; init; }

    /// <summary>Two-sided interval of the ratio at the methodology's confidence.</summary>
    public Interval? Interval { get; init; }

    /// <summary>One-sided, for a slowdown beyond the noise floor, over all looks.</summary>
    public double? PValue { get; init; }

    /// <summary><see cref="PValue"/> after Holm over the suite.</summary>
    public double? AdjustedPValue { get; init; }

    public int? Pairs { get; init; }

    /// <summary>Inconclusive only: the smallest change that the data could have shown, as a fraction.</summary>
    public double? Detectable { get; init; }

    public Summary? Base { get; init; }

    public Summary? Head { get; init; }

    /// <summary>Of a time: what one operation takes in instructions, where they were counted and no rule of their own judges them.</summary>
    public ReportInstructions? Instructions { get; init; }

    /// <summary>The rule that decided, in words: "time: max-increase 2 %, floor 0.5 ns (perfgate.yml:14)".</summary>
    public string? Rule { get; init; }

    /// <summary>Regressed only: what of the change it reaches; null where the code of the sides was not compared.</summary>
    public ReportCause? Cause { get; init; }

    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<string> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>head / base of each pair, in the order in which they were measured; only of results that changed or stayed open.</summary>
    [JsonConverter(typeof(InlineNumbersJsonConverter))]
    public IReadOnlyList<double>? Ratios { get; init; }

    /// <summary>The metric in earlier baselines of this environment, the oldest first; only of results that changed.</summary>
    public IReadOnlyList<HistoryPoint>? History { get; init; }

    /// <summary>True for a check of a source: a value, or a growth of its own, against a limit.</summary>
    [JsonIgnore]
    public bool IsCheck => Outcome is Outcome.Kept or Outcome.Broken || LimitKind is not (null or LimitKinds.Increase or LimitKinds.AbsoluteIncrease);

    /// <summary>True for a value against a limit: where others show base and change, it shows the limit and what of it was used.</summary>
    [JsonIgnore]
    public bool IsHeldAgainstLimit => IsCheck && Base is null;

    [JsonIgnore]
    public BenchmarkIdentity Identity => new(Project, Id, Job, Runtime);

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
