using PerfGate.Core.Rules;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Gate;

/// <summary>What <c>perfgate check</c> was asked for; null: not said, so the rules' or the default's.</summary>
internal sealed record GateRequest
{
    public const string DefaultOutput = "artifacts/perfgate";

    /// <summary>Where the command was started.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Projects, folders or solutions.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>A revision that is measured instead of the work tree.</summary>
    public string? Head { get; init; }

    /// <summary><c>auto</c>, <c>stored</c>, <c>self</c>, or a revision.</summary>
    public string Base { get; init; } = "auto";

    public string? Filter { get; init; }

    public TimeSpan? Budget { get; init; }

    public Profile? Profile { get; init; }

    /// <summary>Measure also what the change cannot affect.</summary>
    public bool NoImpact { get; init; }

    public string? PolicyFile { get; init; }

    /// <summary>Relative to <see cref="WorkingDirectory"/>.</summary>
    public string Output { get; init; } = DefaultOutput;

    public string Configuration { get; init; } = "Release";

    public string? TargetFramework { get; init; }

    /// <summary>A project whose runtimes are all absent runs on a newer one.</summary>
    public bool RollForward { get; init; }

    /// <summary>How pairs are to be measured.</summary>
    public RouteWish Route { get; init; }

    /// <summary>Metrics that only other sources judge, see <see cref="Core.Verdicts.JudgeRequest.ForeignMetrics"/>.</summary>
    public IReadOnlySet<string> ForeignMetrics { get; init; } = new HashSet<string>();

    /// <summary>The part of the suite that this machine measures; null: all of it.</summary>
    public Shard? Shard { get; init; }
}
