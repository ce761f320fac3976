namespace PerfGate.Load.Reports;

/// <summary>How a run of load was made: enough to repeat it.</summary>
public sealed record LoadMethod
{
    /// <summary>Thrown away before anything was counted, s.</summary>
    public double WarmUp { get; init; }

    /// <summary>Repetitions a side that the statistics rest on.</summary>
    public int Windows { get; init; }

    /// <summary>Length of a window, s.</summary>
    public double WindowSeconds { get; init; }

    /// <summary>True when base and head were loaded in turns, a window at a time, in place of the scenario's own course.</summary>
    public bool InTurns { get; init; }

    public ulong? Seed { get; init; }

    /// <summary>Of a comparison whose rate changes: each pair of windows is at a place of its own of the stages. Null: the rate does not change, or nothing was compared.</summary>
    public bool? AlongStages { get; init; }

    /// <summary>Machines that sent requests.</summary>
    public int Machines { get; init; } = 1;
}
