namespace PerfGate.Core.Reports;

/// <summary>The words that a result's <c>reason</c> may be.</summary>
public static class Reasons
{
    /// <summary>Integers that agree over all launches were compared as they are.</summary>
    public const string Exact = "exact";

    /// <summary>A side has one launch only.</summary>
    public const string SingleLaunch = "single-launch";

    /// <summary>Fewer than two pairs of launches can be matched.</summary>
    public const string TooFewPairs = "too-few-pairs";

    /// <summary>Measured under conditions that differ between the sides.</summary>
    public const string NotComparable = "not-comparable";

    /// <summary>Times of a committed baseline, from another session.</summary>
    public const string Stored = "stored";

    /// <summary>Times of now against a prediction from earlier runs of the same environment.</summary>
    public const string Predicted = "predicted";

    /// <summary>Only one side has values of the metric.</summary>
    public const string MetricMissing = "metric-missing";

    /// <summary>A base was to be there, and nothing of it is: whether the benchmark is new is not known.</summary>
    public const string NoBase = "no-base";

    public const string Renamed = "renamed";

    /// <summary>The change cannot affect the benchmark.</summary>
    public const string Unaffected = "unaffected";

    /// <summary>Measuring ended before the benchmark's turn came.</summary>
    public const string NotMeasured = "not-measured";

    public const string Threw = "threw";
    public const string Timeout = "timeout";
    public const string Empty = "empty";

    /// <summary>Put before <see cref="Threw"/>, <see cref="Timeout"/> or <see cref="Empty"/> when only base failed.</summary>
    public const string BasePrefix = "base-";
}
