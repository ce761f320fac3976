using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Short words for requests to the judge.</summary>
internal static class Judging
{
    public const int Pairs = 16;

    public static DateOnly Today { get; } = new(2026, 11, 23);

    public static JudgeRequest Request(MeasurementSet? baseSide, MeasurementSet head, GateRules? rules = null) => new()
    {
        Base = baseSide,
        Head = head,
        Rules = rules ?? GateRules.Default,
        Today = Today,
        Plan = SequentialPlan.Fixed(Pairs),
    };

    public static GateReport Judged(MeasurementSet? baseSide, MeasurementSet head, GateRules? rules = null) =>
        Judge.Decide(Request(baseSide, head, rules));

    /// <summary>One benchmark "A" with one metric on both sides.</summary>
    public static GateReport Judged(Metric baseMetric, Metric headMetric, GateRules? rules = null) =>
        Judged(Measured.Set(Measured.Benchmark("A", baseMetric)), Measured.Set(Measured.Benchmark("A", headMetric)), rules);

    /// <summary>Times of benchmark "A" in pairs: the given ratios on a base of 100 ns.</summary>
    public static GateReport JudgedRatios(IReadOnlyList<double> ratios, GateRules? rules = null) => Judged(
        Measured.Time([.. ratios.Select(_ => 100.0)]),
        Measured.Time([.. ratios.Select(ratio => 100 * ratio)]),
        rules);

    /// <summary>Sixteen distinct ratios within 0.2 % of the centre.</summary>
    public static double[] Around(double centre) => [.. Enumerable.Range(0, Pairs).Select(i => centre * (1 + ((i - 7.5) * 0.00025)))];

    /// <summary>Sixteen ratios evenly spread over ± <paramref name="spread"/> (on a log scale) of the centre.</summary>
    public static double[] Scattered(double centre, double spread) =>
        [.. Enumerable.Range(0, Pairs).Select(i => centre * Math.Exp(spread * (i - 7.5) / 7.5))];

    public static GateRules With(Func<CompareRules, CompareRules> change) =>
        GateRules.Default with { Compare = change(GateRules.Default.Compare) };

    public static GateRules WithLimit(string metric, MetricLimit limit) => GateRules.Default with
    {
        Rules = [new BenchmarkRule { Match = "*", Metrics = new Dictionary<string, MetricLimit> { [metric] = limit } }],
    };

    public static Waiver Waiver(double allow, string until = "2027-01-31") => new()
    {
        Match = "A*",
        Metric = Metric.Time,
        Allow = allow,
        Until = DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
        Issue = "#123",
        Reason = "safer escaping",
    };
}
