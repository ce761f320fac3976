using System.Diagnostics;
using HdrHistogram;
using PerfGate.Core.Measurements;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.LoadBenchmarks;

/// <summary>Eight machines of ten million requests each, joined as <c>perfgate merge</c> does.</summary>
internal static class MergeTiming
{
    private const int Machines = 8;
    private const int Requests = 10_000_000;

    public static Task RunAsync(BenchmarkOptions options)
    {
        var whole = HistogramLayout.Create();
        var parts = Enumerable.Range(1, Machines).Select(machine => Measured(machine, whole)).ToList();
        var times = new List<double>();
        LoadMeasurement merged = LoadMerge.Merge(parts);
        for (var round = 0; round < options.Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            merged = LoadMerge.Merge(parts);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var joined = HistogramCodec.Decode(merged.Histograms.Single());
        var exact = joined.TotalCount == (long)Machines * Requests && Counts(joined).SequenceEqual(Counts(whole));
        Console.WriteLine($"Merging {Machines} histograms of {Requests:N0} requests: {Median.Of(times):0.0} ms (target 1000 at most), {(exact ? "exact, count by count" : "NOT EXACT")}");
        return exact ? Task.CompletedTask : throw new InvalidOperationException("The merged counts are not those of all requests.");
    }

    private static LoadMeasurement Measured(int machine, LongHistogram whole)
    {
        var random = new Random(machine);
        var own = HistogramLayout.Create();
        for (var i = 0; i < Requests; i++)
        {
            // From 0.1 ms to 55 ms, each magnitude as often as the others.
            var time = HistogramLayout.Clamp((long)(1e5 * Math.Exp(random.NextDouble() * 6.3)));
            own.RecordValue(time);
            whole.RecordValue(time);
        }

        var series = new LoadSeries
        {
            Endpoint = "read",
            Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = Requests },
            Response = HistogramSummary.Of(own),
        };
        return new LoadMeasurement
        {
            Environment = new MeasuredEnvironment { Key = "linux-x64" },
            Identity = new LoadIdentity { Scenario = "merge", Load = "open", Mix = "read 100 %", Connections = 50, Transport = "HTTP/1.1" },
            Windows = [],
            Total = new LoadWindow { Seconds = 60, Due = Requests, Series = [series] },
            Histograms = [HistogramCodec.Encode("read", null, "response", own)],
            Shard = new LoadShard(machine, Machines),
        };
    }

    private static IEnumerable<(long, long)> Counts(HistogramBase histogram) =>
        histogram.RecordedValues().Select(step => (step.ValueIteratedTo, step.CountAtValueIteratedTo));
}
