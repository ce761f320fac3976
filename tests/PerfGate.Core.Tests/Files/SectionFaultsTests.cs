using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Files;

/// <summary>Sections come from files: what a sink could not end, or would write beside its folder, is refused when the file is read.</summary>
public sealed class SectionFaultsTests
{
    private static readonly ChartSpec Chart = new()
    {
        Name = "times-1",
        Title = "Times",
        Subtitle = "",
        Alt = "",
        Axis = ChartAxis.Time,
        Length = 2,
        Sides = [new ChartSide("head", [new ChartPanelSpec { Unit = "ns", Curves = [Curve(2)] }])],
    };

    public static TheoryData<string> BadNames =>
    [
        "", "../times", "times/1", "times\\1", "Times", "times.png", "times-", "times-1000", "times-1-light", "times 1", "times\n", "tïmes", new string('a', 31),
    ];

    [Fact]
    public void What_a_source_writes_is_read()
    {
        var section = new ReportSection
        {
            Place = SectionPlace.Charts,
            Sentences = ["One."],
            Table = new ReportTable("", ["Name", "Value:"], [["a", "1"]], [0]),
            Charts = [Chart, Chart with { Name = "times-2" }, Chart with { Name = "times" }],
            Advice = [new ReportAdvice("Do it.", "Much.", "a rule")],
        };

        Assert.Equal(3, Read([section]).Sections![0].Charts.Count);
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void A_chart_is_named_as_a_file_may_be(string name) =>
        Assert.Contains("Section #1 has a chart, #1, whose name is not", Refused(WithCharts(Chart with { Name = name })), StringComparison.Ordinal);

    [Theory]
    [InlineData("changes")]
    [InlineData("changes-2")]
    [InlineData("pairs-1")]
    [InlineData("history-5")]
    public void A_chart_takes_no_name_of_the_reports_own(string name) =>
        Assert.Contains($"#1, with a name of the report's own charts, '{name}'", Refused(WithCharts(Chart with { Name = name })), StringComparison.Ordinal);

    [Fact]
    public void No_two_charts_of_a_report_have_one_name()
    {
        Assert.Contains("#2, with the name of another, 'times-1'", Refused(WithCharts(Chart, Chart)), StringComparison.Ordinal);
        Assert.Contains("Section #2 has a chart, #1, with the name of another", Refused(WithCharts(Chart), WithCharts(Chart)), StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_and_charts_without_end_are_refused()
    {
        Assert.Contains("more than 100 sections", Refused([.. Enumerable.Repeat(ReportSection.Of(SectionPlace.After, []), 101)]), StringComparison.Ordinal);
        Assert.Contains("more than 100 charts", Refused(WithCharts([.. Enumerable.Range(0, 101).Select(i => Chart with { Name = $"times-{i}" })])), StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_and_texts_without_end_are_refused()
    {
        var endless = new string('x', 100_001);

        Assert.Contains("more than 10000 sentences", Refused(ReportSection.Of(SectionPlace.After, Enumerable.Repeat("One.", 10_001))), StringComparison.Ordinal);
        Assert.Contains("100000 characters", Refused(ReportSection.Of(SectionPlace.After, [endless])), StringComparison.Ordinal);
        Assert.Contains("100000 characters", Refused(new ReportSection { Place = SectionPlace.Recommendations, Advice = [new ReportAdvice("", "", endless)] }), StringComparison.Ordinal);
        Assert.Contains("100000 characters", Refused(ReportSection.Of(SectionPlace.After, new ReportTable("", ["Name"], [[endless]]))), StringComparison.Ordinal);
        Assert.Contains("100000 characters", Refused(WithCharts(Chart with { Alt = endless })), StringComparison.Ordinal);
        Assert.Contains("100000 characters", Refused(SampleReports.NothingToCompare() with { Subject = new Subject("one", "many") { Under = endless } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_without_end_are_refused()
    {
        Assert.Contains("more than 100 columns", Refused(ReportSection.Of(SectionPlace.After, new ReportTable("", [.. Enumerable.Repeat("", 101)], []))), StringComparison.Ordinal);
        Assert.Contains("100000 rows", Refused(ReportSection.Of(SectionPlace.After, new ReportTable("", ["Name"], [.. Enumerable.Repeat<string[]>([""], 100_001)]))), StringComparison.Ordinal);
        Assert.Contains("not as many cells", Refused(ReportSection.Of(SectionPlace.After, new ReportTable("", ["Name"], [["", ""]]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_without_end_are_refused()
    {
        var panel = Chart.Sides[0].Panels[0];

        Assert.Contains("10000 points", Refused(WithPanel(panel with { Curves = [Curve(10_001)] })), StringComparison.Ordinal);
        Assert.Contains("10000 points", Refused(WithPanel(panel with { Gaps = new double[10_001] })), StringComparison.Ordinal);
        Assert.Contains("20 curves", Refused(WithPanel(panel with { Curves = [.. Enumerable.Repeat(Curve(1), 21)] })), StringComparison.Ordinal);
        Assert.Contains("100 limits", Refused(WithPanel(panel with { Limits = [.. Enumerable.Repeat(new ChartLimit("", 1), 101)] })), StringComparison.Ordinal);
    }

    private static ReportSection WithPanel(ChartPanelSpec panel) => WithCharts(Chart with { Sides = [new ChartSide("head", [panel])] });

    private static ReportSection WithCharts(params IReadOnlyList<ChartSpec> charts) => new() { Place = SectionPlace.Charts, Charts = charts };

    private static ChartCurve Curve(int points) => new() { Label = "", Tone = ChartTone.Good, At = new double[points], Values = new double[points] };

    private static GateReport Read(params IReadOnlyList<ReportSection> sections) => Read(SampleReports.NothingToCompare() with { Sections = sections });

    private static GateReport Read(GateReport report) => ReportFile.Parse(ReportFile.ToBytes(report), "report.json").Value;

    private static string Refused(params IReadOnlyList<ReportSection> sections) => Refused(SampleReports.NothingToCompare() with { Sections = sections });

    private static string Refused(GateReport report)
    {
        var refused = Assert.Throws<PerfGateException>(() => Read(report));

        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        return refused.Message;
    }
}
