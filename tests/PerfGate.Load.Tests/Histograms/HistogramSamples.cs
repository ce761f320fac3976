using HdrHistogram;
using PerfGate.Core.Measurements;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Histograms;

/// <summary>Measurements of machines that there are not.</summary>
internal static class HistogramSamples
{
    /// <summary>One endpoint, one window, the times given.</summary>
    public static LoadMeasurement Shard(int index, int count, HistogramBase response)
    {
        var series = new LoadSeries
        {
            Endpoint = "read",
            Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = response.TotalCount },
            Response = HistogramSummary.Of(response),
        };
        IReadOnlyList<LoadHistogram> histograms = [HistogramCodec.Encode("read", null, "response", response)];
        var window = new LoadWindow { Seconds = 60, Due = response.TotalCount, Series = [series], Histograms = histograms };
        return new LoadMeasurement
        {
            Environment = new MeasuredEnvironment { Key = "linux-x64" },
            Identity = new LoadIdentity
            {
                Scenario = "orders",
                Load = "open, constant 200/s for 60 s",
                Mix = "read 100 %",
                Connections = 50,
                Transport = "HTTP/1.1, keep-alive, raw engine",
            },
            Commit = "abc",
            Windows = [window],
            Total = window with { Histograms = [] },
            Histograms = histograms,
            Generator = new ResourceUse { CpuMean = index / 10.0 },
            Shard = new LoadShard(index, count),
        };
    }

    /// <summary>Thousands of different times, each <paramref name="each"/> times.</summary>
    public static LongHistogram Spread(int seed, long each)
    {
        var random = new Random(seed);
        var histogram = HistogramLayout.Create();
        for (var i = 0; i < 10_000; i++)
        {
            // Lognormal about a millisecond, as times of services are.
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            histogram.RecordValueWithCount(HistogramLayout.Clamp((long)(1e6 * Math.Exp(0.7 * normal))), each);
        }

        return histogram;
    }

    public static LongHistogram TenMillion(int seed) => Spread(seed, 1_000);
}
