namespace PerfGate.Core.Reports;

/// <summary>What the rules make of an <see cref="Outcome"/>.</summary>
public enum Decision
{
    Pass,
    Warn,
    Fail,
    Waived,
}

/// <summary>What the whole run came to.</summary>
public enum Verdict
{
    Passed,
    Failed,

    /// <summary>Nothing failed, and at least one benchmark could not be settled.</summary>
    Inconclusive,
}
