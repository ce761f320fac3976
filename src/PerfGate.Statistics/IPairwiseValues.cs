namespace PerfGate.Statistics;

/// <summary>Values computed from every pair of sorted data, that can be counted without listing them.</summary>
internal interface IPairwiseValues
{
    long Count { get; }

    double Smallest { get; }

    double Largest { get; }

    /// <summary>How many of the values are at most <paramref name="bound"/>; linear in the data.</summary>
    long CountAtMost(double bound);
}
