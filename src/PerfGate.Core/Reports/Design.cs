namespace PerfGate.Core.Reports;

/// <summary>How the launches of base and head relate.</summary>
public enum Design
{
    /// <summary>Both processes alive at once, taking turns.</summary>
    Paired,

    /// <summary>Launches of two files, measured one after the other.</summary>
    Unpaired,

    /// <summary>The base is a committed baseline from an earlier session.</summary>
    Stored,

    /// <summary>Nothing was compared: values were held against their limits.</summary>
    Checks,
}
