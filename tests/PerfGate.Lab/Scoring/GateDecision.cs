using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;
using PerfGate.Statistics;

namespace PerfGate.Lab.Scoring;

/// <summary>What the gate decided about the time of one benchmark in one run, and the samples that it decided on.</summary>
internal sealed record GateDecision
{
    public required string Benchmark { get; init; }

    public required RunRecord Run { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>head / base, the final estimate.</summary>
    public required double Ratio { get; init; }

    /// <summary>Machine seconds spent on the benchmark.</summary>
    public required double Seconds { get; init; }

    /// <summary>ln(head / base) of each pair, in order.</summary>
    public required double[] Pairs { get; init; }

    /// <summary>Every value that was kept, those of a pair side by side.</summary>
    public required Sides Values { get; init; }

    /// <summary>One value per launch.</summary>
    public required Sides Launches { get; init; }

    /// <summary>The estimate from as many pairs as fit into so many machine seconds.</summary>
    public double RatioWithin(double seconds)
    {
        var count = Math.Clamp((int)(seconds / (Seconds / Pairs.Length)), 1, Pairs.Length);
        return Math.Exp(SignedRank.HodgesLehmann(Pairs.AsSpan(0, count)));
    }

    /// <summary>The decisions of every run of the gate, oldest first; each knows the base's means of the runs before it.</summary>
    public static List<GateDecision> Of(IEnumerable<BankedRun> runs)
    {
        var decisions = new List<GateDecision>();
        var history = new Dictionary<string, List<double>>();
        foreach (var run in runs.Where(run => run.Record.Kind == RunRecord.Gate))
        {
            var (measuredBase, head) = (run.Base.Benchmarks.ToDictionary(one => one.Id), run.Head.Benchmarks.ToDictionary(one => one.Id));
            foreach (var result in run.Report!.Results.Where(result => result.Metric == Metric.Time && result.Ratio is not null))
            {
                decisions.Add(Of(run.Record, result, measuredBase[result.Id], head[result.Id], history));
            }
        }

        return decisions;
    }

    private static GateDecision Of(
        RunRecord run, ReportResult result, MeasuredBenchmark ofBase, MeasuredBenchmark ofHead, Dictionary<string, List<double>> history)
    {
        var (before, after) = (PairRatios.InOrder(ofBase), PairRatios.InOrder(ofHead));
        if (!history.TryGetValue(result.Id, out var means))
        {
            history[result.Id] = means = [];
        }

        double[] past = [.. means];
        double[] values = [.. before.SelectMany(launch => launch.Values)];
        means.Add(values.Average());
        return new GateDecision
        {
            Benchmark = NameOf(result.Id),
            Run = run,
            Outcome = result.Outcome,
            Ratio = result.Ratio!.Value,
            Seconds = ofHead.Seconds ?? double.NaN,
            Pairs = PairRatios.Of(ofBase, ofHead),
            Values = new Sides(values, [.. after.SelectMany(launch => launch.Values)], past),
            Launches = new Sides(Medians(before), Medians(after), past),
        };
    }

    /// <summary>The method's name.</summary>
    public static string NameOf(string id) => id[(id.LastIndexOf('.') + 1)..];

    private static double[] Medians(Launch[] launches) => [.. launches.Select(launch => Quantiles.Median([.. launch.Values]))];
}
