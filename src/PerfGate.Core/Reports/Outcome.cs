namespace PerfGate.Core.Reports;

/// <summary>What was found about one metric of one benchmark; says nothing about rules.</summary>
public enum Outcome
{
    /// <summary>Proved slower than the base, or to allocate more, beyond the noise floor.</summary>
    Regressed,

    /// <summary>Proved faster than the base, or to allocate less; never gates.</summary>
    Improved,

    /// <summary>Proved that any slowdown is smaller than <c>detect</c>; for exact metrics, equal.</summary>
    Unchanged,

    /// <summary>The evidence proves neither.</summary>
    Inconclusive,

    /// <summary>Only in head.</summary>
    Added,

    /// <summary>Only in base.</summary>
    Removed,

    /// <summary>Threw, hung or returned nothing.</summary>
    Failed,

    /// <summary>Not measured on purpose, with the reason.</summary>
    Skipped,

    /// <summary>A limit on a value was proved to be kept.</summary>
    Kept,

    /// <summary>A limit on a value was proved to be broken.</summary>
    Broken,
}
