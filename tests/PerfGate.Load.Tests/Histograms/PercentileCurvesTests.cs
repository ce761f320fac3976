using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Histograms;

public sealed class PercentileCurvesTests
{
    [Fact]
    public void A_curve_rises_from_the_quickest_to_the_slowest_through_the_figures_of_the_table()
    {
        var measured = HistogramSamples.Shard(1, 1, HistogramSamples.Spread(seed: 3, each: 1));

        var curve = Assert.Single(PercentileCurves.Of(measured));

        var summary = measured.Total.Series[0].Response;
        Assert.Equal(("read", 10_000L), (curve.Name, curve.Count));
        Assert.Equal(curve.Values.Order(), curve.Values);
        foreach (var (part, value) in new[] { (0.5, summary.P50), (0.9, summary.P90), (0.95, summary.P95), (0.99, summary.P99), (0.999, summary.P999), (1, summary.Max) })
        {
            Assert.Equal(value, curve.Values[Array.IndexOf([.. curve.Parts], part)]);
        }
    }

    [Fact]
    public void No_part_is_finer_than_one_request()
    {
        var few = HistogramLayout.Create();
        foreach (var time in new[] { 1e6, 2e6, 3e6, 40e6 })
        {
            few.RecordValue((long)time);
        }

        var curve = Assert.Single(PercentileCurves.Of(HistogramSamples.Shard(1, 1, few)));

        Assert.Equal([0, 0.1, 0.25, 0.5, 0.75, 1], curve.Parts);
        Assert.Equal(40e6, curve.Values[^1], 40e6 * 0.002);
        Assert.Equal(3e6, curve.Values[^2], 3e6 * 0.002);
    }

    [Fact]
    public void Only_response_times_of_endpoints_that_answered_have_one()
    {
        var measured = HistogramSamples.Shard(1, 1, HistogramSamples.Spread(seed: 4, each: 1));
        var nothing = HistogramCodec.Encode("write", null, "response", HistogramLayout.Create());
        LoadHistogram[] others = [measured.Histograms[0] with { Endpoint = null, Kind = "lag" }, measured.Histograms[0] with { Kind = "failed" }, nothing];

        Assert.Empty(PercentileCurves.Of(measured with { Histograms = others }));
        Assert.Empty(PercentileCurves.Of(null));
        Assert.Equal("read [small]", Assert.Single(PercentileCurves.Of(measured with { Histograms = [measured.Histograms[0] with { Tenant = "small" }] })).Name);
    }
}
