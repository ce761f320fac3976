using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>What the measurements say about one metric of one benchmark, or about a benchmark as a whole, before any rule.</summary>
internal sealed record Finding
{
    public required JoinedBenchmark Benchmark { get; init; }

    /// <summary>Null where the finding is about the whole benchmark.</summary>
    public string? Metric { get; init; }

    public string? Unit { get; init; }

    /// <summary>Null while it rests on <see cref="Test"/>, which the whole suite settles.</summary>
    public Outcome? Outcome { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public ShiftTest? Test { get; init; }

    /// <summary>True when there are too few launches for a test that other counts of launches would allow.</summary>
    public bool NeedsMoreLaunches { get; init; }

    /// <summary>Whether the launches there are were measured side by side.</summary>
    public bool HasPairs { get; init; }

    /// <summary>Pairs of launches compared; null when they are not paired.</summary>
    public int? Pairs { get; init; }

    public double? Ratio { get; init; }

    public Interval? Interval { get; init; }

    /// <summary>The estimated worsening; null where the sides were not compared.</summary>
    public Growth? Growth { get; init; }

    public Summary? Base { get; init; }

    public Summary? Head { get; init; }

    /// <summary>One-sided, for a worsening beyond the noise floor; null for what was not tested.</summary>
    public double? PValue { get; init; }

    /// <summary><see cref="PValue"/> after Holm over the suite.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Inconclusive only: the smallest worsening, as a fraction, that the data could have shown.</summary>
    public double? Detectable { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
