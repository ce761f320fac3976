using PerfGate.Core.Measurements;
using PerfGate.Lab.Bank;

namespace PerfGate.Lab.Scoring;

/// <summary>One benchmark of a sequential run: BenchmarkDotNet's own iterations of both sides.</summary>
internal sealed record SequentialDecision(string Benchmark, Sides Values)
{
    public static List<SequentialDecision> Of(IEnumerable<BankedRun> runs)
    {
        var decisions = new List<SequentialDecision>();
        var history = new Dictionary<string, List<double>>();
        foreach (var run in runs.Where(run => run.Record.Kind == RunRecord.Sequential))
        {
            var head = run.Head.Benchmarks.ToDictionary(one => one.Id);
            foreach (var before in run.Base.Benchmarks)
            {
                if (!history.TryGetValue(before.Id, out var means))
                {
                    history[before.Id] = means = [];
                }

                var values = ValuesOf(before);
                decisions.Add(new SequentialDecision(GateDecision.NameOf(before.Id), new Sides(values, ValuesOf(head[before.Id]), [.. means])));
                means.Add(values.Average());
            }
        }

        return decisions;
    }

    private static double[] ValuesOf(MeasuredBenchmark benchmark) =>
        [.. benchmark.FindMetric(Metric.Time)!.Launches.SelectMany(launch => launch.Values)];
}
