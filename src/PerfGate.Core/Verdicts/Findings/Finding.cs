using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Limits;

namespace PerfGate.Core.Verdicts.Findings;

/// <summary>What the measurements say about one metric, or about a benchmark as a whole, before any rule.</summary>
internal sealed record Finding
{
    /// <summary>The report's entry so far: everything but what the suite and the rules settle.</summary>
    public required ReportResult Result { get; init; }

    /// <summary>Null while it rests on <see cref="Test"/> or <see cref="Check"/>, which the whole suite settles.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Of a comparison of two sides.</summary>
    public ShiftTest? Test { get; init; }

    /// <summary>Of a value against a limit.</summary>
    public LimitCheck? Check { get; init; }

    /// <summary>True when there are too few launches for a test that other counts of launches would allow.</summary>
    public bool NeedsMoreLaunches { get; init; }

    /// <summary>Whether the launches there are were measured side by side.</summary>
    public bool HasPairs { get; init; }

    /// <summary>The estimated worsening, or by how much a value is beyond its limit; null where there is no number.</summary>
    public Growth? Growth { get; init; }

    public BenchmarkIdentity Identity => Result.Identity;

    public string Id => Result.Id;

    public string? Metric => Result.Metric;

    public string? Reason => Result.Reason;

    public int? Pairs => Result.Pairs;

    public static Finding Of(LimitCheck check) => new()
    {
        Result = check.Result,
        Outcome = check.Fact,
        Check = check.Fact is null ? check : null,
        Growth = GrowthOf(check.Result),
    };

    /// <summary>Beside a measurement of its own it is the worsening itself, else what the value is over its limit.</summary>
    private static Growth? GrowthOf(ReportResult result) => (result.Ratio, result.Base, result.Limit) switch
    {
        ({ } ratio, { } before, _) when result.Head is { } after => new Growth(ratio - 1, after.Median - before.Median),
        ({ } ratio, null, { } limit) => new Growth(Beyond(ratio, result.Better), Math.Abs((ratio * limit) - limit)),
        ({ } ratio, null, null) => new Growth(Beyond(ratio, result.Better), double.PositiveInfinity),
        _ => null,
    };

    /// <summary>Where more is better, a half of what is asked for is 100 % beyond the limit, like the double where less is.</summary>
    private static double Beyond(double ratio, Better better) =>
        better == Better.Lower ? ratio - 1 : ratio > 0 ? (1 / ratio) - 1 : double.PositiveInfinity;
}
