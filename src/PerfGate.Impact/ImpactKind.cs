namespace PerfGate.Impact;

/// <summary>What can be said of a benchmark from the code of both sides.</summary>
public enum ImpactKind
{
    /// <summary>Everything that it can reach is the same on both sides.</summary>
    Unaffected,

    /// <summary>It can reach something that differs.</summary>
    Affected,

    /// <summary>What it can reach cannot be told from the code.</summary>
    NotProvable,
}
