using System.Diagnostics;
using HdrHistogram;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Histograms;

/// <summary>Runs of several machines, joined.</summary>
public class HistogramMergeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_merged_histogram_is_that_of_all_requests_count_by_count(int seed)
    {
        var random = new Random(seed);
        var whole = HistogramLayout.Create();
        var parts = new List<LoadMeasurement>();
        var machines = random.Next(2, 9);
        for (var machine = 1; machine <= machines; machine++)
        {
            var own = HistogramLayout.Create();
            for (var i = random.Next(1, 5_000); i > 0; i--)
            {
                // From below a microsecond to beyond the range.
                var value = HistogramLayout.Clamp((long)Math.Exp(random.NextDouble() * 30));
                own.RecordValue(value);
                whole.RecordValue(value);
            }

            parts.Add(HistogramSamples.Shard(machine, machines, own));
        }

        var merged = LoadMerge.Merge([.. parts.OrderBy(_ => random.Next())]);

        var joined = HistogramCodec.Decode(Assert.Single(merged.Histograms));
        Assert.Equal(Counts(whole), Counts(joined));
        Assert.Equal(HistogramSummary.Of(whole), merged.Total.Series[0].Response);
        Assert.Equal(HistogramSummary.Of(whole), merged.Windows[0].Series[0].Response);
        Assert.Equal(whole.TotalCount, merged.Total.Series[0].Succeeded);
        Assert.Equal(machines, merged.Generators.Count);
        Assert.Null(merged.Shard);
    }

    [Fact]
    public void A_histogram_of_ten_million_requests_survives_its_encoding()
    {
        var histogram = HistogramSamples.TenMillion(1);
        var decoded = HistogramCodec.Decode(HistogramCodec.Encode("read", "big", "response", histogram));
        Assert.Equal(10_000_000, decoded.TotalCount);
        Assert.Equal(Counts(histogram), Counts(decoded));
    }

    [Fact]
    public void A_histogram_whose_every_step_holds_something_survives_its_encoding()
    {
        var random = new Random(1);
        var histogram = HistogramLayout.Create();
        for (var value = 1.0; value < HistogramLayout.Highest; value = Math.Max(value + HistogramLayout.Lowest, value * 1.0005))
        {
            histogram.RecordValueWithCount((long)value, random.NextInt64(1, 1L << 40));
        }

        Assert.Equal(Counts(histogram), Counts(HistogramCodec.Decode(HistogramCodec.Encode("read", null, "response", histogram))));
    }

    [Fact]
    public void Merging_does_not_depend_on_how_many_requests_there_were()
    {
        var small = Enumerable.Range(1, 8).Select(i => HistogramSamples.Shard(i, 8, HistogramSamples.Spread(i, 1))).ToList();
        var large = Enumerable.Range(1, 8).Select(i => HistogramSamples.Shard(i, 8, HistogramSamples.Spread(i, 1_000))).ToList();
        _ = LoadMerge.Merge(small);
        var few = Fastest(() => LoadMerge.Merge(small));
        var many = Fastest(() => LoadMerge.Merge(large));
        Assert.True(many < 10 * few, $"a thousand times as many requests took {many / few:0.0} times as long");
    }

    [Fact]
    public void What_is_not_of_one_run_is_refused()
    {
        var one = HistogramSamples.Shard(1, 2, HistogramSamples.Spread(1, 1));
        var two = HistogramSamples.Shard(2, 2, HistogramSamples.Spread(2, 1));
        Refused([one, two with { Identity = two.Identity with { Load = "open, constant 300/s for 60 s" } }], "load differs");
        Refused([one, two with { Identity = two.Identity with { Connections = 7 } }], "connections");
        Refused([one, two with { Commit = "other" }], "commit");
        Refused([one], "2 is missing");
        Refused([one, two, two], "2/2 is there 2 times");
        Refused([one, two with { Windows = [two.Windows[0] with { Histograms = [] }] }], "no histogram of 'read'");
        Refused([one, two with { Shard = new LoadShard(2, 2) { StartAt = DateTimeOffset.UnixEpoch } }], "start differs");
    }

    [Theory]
    [InlineData("not base 64")]
    [InlineData("")]
    [InlineData("HISTFAAAAAJ4nA==")]
    public void What_is_no_histogram_is_named(string encoded)
    {
        var fault = Assert.Throws<PerfGateException>(() => HistogramCodec.Decode(new LoadHistogram("read", null, "response", encoded)));
        Assert.Equal(DiagnosticIds.HistogramUnreadable, Assert.Single(fault.Diagnostics).Code);
        Assert.Contains("'read'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_of_another_layout_is_refused_before_it_takes_memory()
    {
        var huge = new LongHistogram(1, long.MaxValue / 2, 5);
        var text = HistogramCodec.Encode(huge);
        huge = null;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<PerfGateException>(() => HistogramCodec.Decode(new LoadHistogram("read", null, "response", text)));
        Assert.Contains("5 digits", fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static void Refused(IReadOnlyList<LoadMeasurement> parts, string because)
    {
        var fault = Assert.Throws<PerfGateException>(() => LoadMerge.Merge(parts));
        Assert.Equal(DiagnosticIds.LoadShardsDisagree, Assert.Single(fault.Diagnostics).Code);
        Assert.Contains(because, fault.Message, StringComparison.Ordinal);
    }

    private static List<(long Value, long Count)> Counts(HistogramBase histogram) =>
        [.. histogram.RecordedValues().Select(step => (step.ValueIteratedTo, step.CountAtValueIteratedTo))];

    private static double Fastest(Action action)
    {
        var fastest = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return fastest;
    }
}
