using System.Text;
using System.Xml.Linq;
using PerfGate.Core.Reports;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.TestKit;

namespace PerfGate.Charts.Tests;

public sealed class LoadChartsTests
{
    [Fact]
    public void Every_endpoint_is_drawn_over_time_and_by_percentile_and_all_requests_once()
    {
        var files = ReportCharts.Draw(SampleReports.Load());

        Assert.Equal(
            ["latency-1", "percentiles-1", "latency-2", "percentiles-2", "rates"],
            files.Select(Chart).Distinct());
        Assert.Equal(5 * 4, files.Count);
        Assert.All(files, file => Assert.True(ReportCharts.IsOurs(file.Name), file.Name));
    }

    [Fact]
    public void What_broke_its_budget_comes_first_with_its_figures_and_its_limits()
    {
        var texts = Texts(ReportCharts.Draw(SampleReports.Load()), "latency-1-light.svg");

        Assert.Contains("list orders", texts, StringComparison.Ordinal);
        Assert.Contains("p99 190 ms", texts, StringComparison.Ordinal);
        Assert.Contains("p50 22 ms", texts, StringComparison.Ordinal);
        Assert.Contains("p99 ≤ 100 ms", texts, StringComparison.Ordinal);
        Assert.Contains("window of 5 s", texts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_that_is_far_away_is_named_at_the_edge_and_does_not_press_the_lines_together()
    {
        var report = SampleReports.Load();
        var far = LoadSamples.Report(
            before: null,
            data: null,
            [.. report.Results.Select(result => result with { Limit = result.Metric == "p99" ? 60e9 : result.Limit })]);

        var texts = Texts(ReportCharts.Draw(far), "latency-1-light.svg");

        Assert.Contains("|p99 ≤ 60 s|", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("|1 s|", texts, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_and_head_stand_beside_each_other()
    {
        var files = ReportCharts.Draw(SampleReports.LoadCompared());

        foreach (var chart in new[] { "latency-1", "rates" })
        {
            Assert.Contains("|base|", Texts(files, $"{chart}-dark.svg"), StringComparison.Ordinal);
            Assert.Contains("|head|", Texts(files, $"{chart}-dark.svg"), StringComparison.Ordinal);
        }

        Assert.Contains("base 256.5 ms", Texts(files, "percentiles-1-dark.svg"), StringComparison.Ordinal);
        Assert.Contains("head 285 ms", Texts(files, "percentiles-1-dark.svg"), StringComparison.Ordinal);
        Assert.Contains("base 256.5 ms", Texts(files, "percentiles-1-light.svg"), StringComparison.Ordinal);
        Assert.Equal("changes", Chart(ReportCharts.OfComment(SampleReports.LoadCompared())[0]));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(30, "Drawn are the 5 endpoints that ask for most attention; 25 more are in the tables.")]
    public void Of_many_endpoints_few_are_drawn_and_the_rest_is_counted(int endpoints, string? said)
    {
        var report = Many(endpoints);
        var files = ReportCharts.Draw(report);

        Assert.Equal(Math.Min(endpoints, ChartedSeries.Most), files.Count(file => file.Name.StartsWith("latency", StringComparison.Ordinal)) / 4);
        Assert.Equal(said, Said(report));

        // The busiest, where no result asks for more.
        Assert.Contains($"|endpoint {endpoints}|", Texts(files, "latency-1-light.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_without_an_answer_are_marked_and_an_endpoint_without_any_is_not_drawn()
    {
        var load = LoadSamples.Measured();
        LoadWindow[] windows = [load.Windows[0] with { Series = [LoadSamples.Series("list orders", 10, failed: 10, 0, 0), load.Windows[0].Series[1]] }, .. load.Windows.Skip(1)];
        var report = LoadReportBuilder.Of(new LoadReportRequest { Head = load with { Windows = windows }, Results = [], Data = LoadSamples.Data });
        var silent = load with { Total = load.Total with { Series = [load.Total.Series[0], load.Total.Series[1] with { Response = LatencySummary.None }] } };

        Assert.Contains("×: no success", Texts(ReportCharts.Draw(report), "latency-1-light.svg"), StringComparison.Ordinal);
        var one = LoadReportBuilder.Of(new LoadReportRequest { Head = silent, Results = [] });
        Assert.DoesNotContain(ReportCharts.Draw(one), file => file.Name.StartsWith("latency-2", StringComparison.Ordinal));
        Assert.Equal("Drawn is the endpoint that asks for most attention; 1 more is in the tables.", Said(one));
    }

    [Fact]
    public void The_pairs_of_a_percentile_name_it()
    {
        var report = SampleReports.LoadCompared();
        var paired = report with { Results = [.. report.Results.Select(result => result.Outcome == Outcome.Regressed ? result with { Ratios = [1.1, 1.12, 1.09] } : result)] };

        // Its p99 is asked for twice: what changed, and its budget.
        Assert.Contains("list orders, p99", Texts(ReportCharts.Draw(paired), "pairs-1-light.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_comment_shows_the_endpoint_that_asks_for_most_attention_where_nothing_was_compared()
    {
        var shown = ReportCharts.OfComment(SampleReports.Load());

        Assert.Equal("latency-1", Chart(shown[0]));
        Assert.Equal(
            "Response time over the run, list orders: p50 22 ms, p95 139.6 ms, p99 190 ms; limits: p50 ≤ 50 ms, p99 ≤ 100 ms", shown[0].Alt);
    }

    [Fact]
    public void Numbers_that_no_run_gives_still_draw_or_are_left_out()
    {
        var report = SampleReports.Load();
        var odd = WithCharts(report, chart => chart with
        {
            Sides = [.. chart.Sides.Select(side => side with { Panels = [.. side.Panels.Select(panel => panel with { Curves = [.. panel.Curves.Select((curve, i) => Odd(chart, curve, i))] })] })],
        });

        var files = ReportCharts.Draw(odd);

        Assert.Contains(files, file => file.Name == "latency-1-light.png");
        Assert.Contains(files, file => file.Name == "rates-light.png");
        Assert.DoesNotContain(files, file => file.Name.StartsWith("percentiles", StringComparison.Ordinal));
    }

    private static ChartCurve Odd(ChartSpec chart, ChartCurve curve, int index) => chart.Axis == ChartAxis.Percentile
        ? curve with { At = [.. curve.At.Select(_ => 7.0)] }
        : curve with { Values = [.. curve.Values.Select((value, i) => index > 0 ? -1 : i == 0 ? 1e300 : value)] };

    private static GateReport WithCharts(GateReport report, Func<ChartSpec, ChartSpec> change) => report with
    {
        Sections = [.. report.Sections!.Select(section => section with { Charts = [.. section.Charts.Select(change)] })],
    };

    private static string? Said(GateReport report) =>
        report.SectionsAt(SectionPlace.Charts).SelectMany(section => section.Sentences).SingleOrDefault();

    private static GateReport Many(int endpoints)
    {
        var load = LoadSamples.Measured();
        return LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = load with { Windows = [.. load.Windows.Select(window => window with { Series = Series(20) })], Total = load.Total with { Series = Series(240) } },
            Results = [],
            Data = LoadSamples.Data,
        });

        LoadSeries[] Series(long each) => [.. Enumerable.Range(1, endpoints).Select(i => LoadSamples.Series($"endpoint {i}", each * i, 0, 4, 9))];
    }

    private static string Chart(ChartFile file) => file.Name[..file.Name.LastIndexOf('-')];

    /// <summary>The texts of a picture, each between bars.</summary>
    private static string Texts(IReadOnlyList<ChartFile> files, string name) =>
        $"|{string.Join('|', XDocument.Parse(Encoding.UTF8.GetString(files.Single(file => file.Name == name).Bytes))
            .Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()))}|";
}
