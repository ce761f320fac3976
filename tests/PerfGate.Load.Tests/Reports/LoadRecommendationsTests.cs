using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.TestKit;
using static PerfGate.TestKit.LoadSamples;

namespace PerfGate.Load.Tests.Reports;

public sealed class LoadRecommendationsTests
{
    [Fact]
    public void They_stand_in_order_of_the_estimated_gain_each_with_its_rule()
    {
        var advice = Recommendations.AdviceOf(Report(null, Data))!;

        Assert.Equal(2, advice.Count);
        Assert.All(advice, one => Assert.NotEqual("", one.Rule));
        Assert.StartsWith("long tail: p99 is 8.6 × p50", advice[0].Rule, StringComparison.Ordinal);
        Assert.StartsWith("errors by class: timeout", advice[1].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tail_with_idle_processors_and_sockets_to_a_database_points_to_the_pool()
    {
        var advice = Of(load => load);

        Assert.Contains("20 sockets to 'database'", advice[0].Action, StringComparison.Ordinal);
        Assert.Contains("15 % of the processors", advice[0].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_watched_port_it_points_to_the_wait_itself()
    {
        var advice = Of(load => load with { Service = load.Service! with { SocketsMax = new Dictionary<string, int>() } });

        Assert.Contains("waits for something that is not the processor", advice[0].Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_before_sending_is_told_apart_from_one_in_the_service()
    {
        var advice = Of(load => load with { Total = load.Total with { Series = [load.Total.Series[0] with { Service = load.Total.Series[1].Service }] } });

        Assert.Contains("wait before they are sent", advice[0].Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_is_late_comes_before_everything()
    {
        var advice = Of(load => load with { Total = load.Total with { Lag = load.Total.Lag with { P99 = 3e6 } } });

        Assert.StartsWith("generator-bound", advice[0].Rule, StringComparison.Ordinal);
        Assert.DoesNotContain(Of(load => load), one => one.Rule.StartsWith("generator-bound", StringComparison.Ordinal));
    }

    [Fact]
    public void A_generator_that_is_punctual_is_not_blamed_for_a_service_that_is_quick()
    {
        var advice = Of(load => load with
        {
            Total = load.Total with
            {
                Lag = load.Total.Lag with { P99 = 0.14e6 },
                Series = [.. load.Total.Series.Select(series => series with { Response = series.Response with { P50 = 0.14e6 } })],
            },
        });

        Assert.DoesNotContain(advice, one => one.Rule.StartsWith("generator-bound", StringComparison.Ordinal));
    }

    [Fact]
    public void Growth_of_threads_and_memory_is_found_only_beyond_its_bound()
    {
        Assert.Contains(Compared(threads: 12), one => one.Rule.StartsWith("growth of threads: 12 to 24", StringComparison.Ordinal));
        Assert.DoesNotContain(Compared(threads: 23), one => one.Rule.StartsWith("growth", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_that_is_well_gets_none()
    {
        Assert.Empty(Of(load => load with { Total = load.Total with { Series = [load.Total.Series[1]] } }));
    }

    private static IReadOnlyList<ReportAdvice> Of(Func<LoadMeasurement, LoadMeasurement> change) => Recommendations.AdviceOf(Built(change(LoadSamples.Measured()), null))!;

    private static IReadOnlyList<ReportAdvice> Compared(int threads)
    {
        var before = LoadSamples.Measured();
        return Recommendations.AdviceOf(Built(LoadSamples.Measured(), before with { Service = before.Service! with { ThreadsMax = threads } }))!;
    }

    private static GateReport Built(LoadMeasurement head, LoadMeasurement? before) =>
        LoadReportBuilder.Of(new LoadReportRequest { Head = head, Base = before, Results = [], Data = Data });
}
