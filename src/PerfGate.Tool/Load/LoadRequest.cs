using PerfGate.Core.Rules;
using PerfGate.Load.Measured;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load;

/// <summary>What <c>perfgate load</c> was asked for; null: not said, so the scenario's.</summary>
internal sealed record LoadRequest
{
    public const string DefaultOutput = GateRequest.DefaultOutput;

    /// <summary>Path of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Arrivals per second in place of the scenario's stages.</summary>
    public double? Rate { get; init; }

    /// <summary>Length in place of the scenario's.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where the reports go.</summary>
    public string Output { get; init; } = DefaultOutput;

    public string? PolicyFile { get; init; }

    /// <summary>What to compare with: <c>auto</c>, <c>self</c>, <c>stored</c> or a revision; null: nothing is compared.</summary>
    public string? Base { get; init; }

    /// <summary>How many pairs a comparison may take; null: as the rules say.</summary>
    public Profile? Profile { get; init; }

    /// <summary>Whether one tenant hurts another is asked too, as the scenario says.</summary>
    public bool Isolation { get; init; }

    /// <summary>The highest rate that keeps every budget is looked for too, as the scenario says.</summary>
    public bool Capacity { get; init; }

    /// <summary>The command line's half of the consent to load a machine other than this one.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>The part of the load that this machine sends; null: all of it.</summary>
    public LoadShard? Shard { get; init; }
}
