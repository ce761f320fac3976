using System.Buffers.Binary;
using System.Text;
using PerfGate.TestKit;

namespace PerfGate.Charts.Tests;

public sealed class ReportChartsTests
{
    [Fact]
    public void The_same_report_gives_the_same_bytes_in_any_culture()
    {
        var report = ChartedReports.Detailed();
        var first = ReportCharts.Draw(report);
        using var culture = new CultureScope("ar-SA");

        var second = ReportCharts.Draw(report);

        Assert.Equal(first.Select(file => file.Name), second.Select(file => file.Name));
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
    }

    [Fact]
    public void Each_chart_comes_light_and_dark_as_png_at_twice_its_size_and_as_svg()
    {
        var files = ReportCharts.Draw(ChartedReports.Detailed());

        Assert.Equal(
            ["changes", "history-1", "history-2", "pairs-1", "pairs-2"],
            files.Select(file => file.Name[..file.Name.LastIndexOf('-')]).Distinct().Order(StringComparer.Ordinal));
        foreach (var chart in files.GroupBy(file => file.Name[..file.Name.LastIndexOf('-')]))
        {
            Assert.Equal(
                [$"{chart.Key}-dark.png", $"{chart.Key}-dark.svg", $"{chart.Key}-light.png", $"{chart.Key}-light.svg"],
                chart.Select(file => file.Name).Order(StringComparer.Ordinal));
        }

        foreach (var file in files.Where(file => file.Name.EndsWith(".png", StringComparison.Ordinal)))
        {
            // Width and height of a PNG stand at fixed places of its first chunk.
            Assert.Equal(file.Width * 2, BinaryPrimitives.ReadInt32BigEndian(file.Bytes.AsSpan(16)));
            Assert.Equal(file.Height * 2, BinaryPrimitives.ReadInt32BigEndian(file.Bytes.AsSpan(20)));
        }
    }

    [Fact]
    public void The_changes_are_named_with_their_numbers()
    {
        var svg = Svg(ReportCharts.Draw(SampleReports.Failed()), "changes-light.svg");

        Assert.Contains("JsonBenchmarks.Serialize(N: 100)", svg, StringComparison.Ordinal);
        Assert.Contains("+7.9 % fails", svg, StringComparison.Ordinal);
        Assert.Contains("less", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_has_the_commits_on_its_axis()
    {
        var svg = Svg(ReportCharts.Draw(ChartedReports.Detailed()), "history-1-light.svg");

        Assert.Contains(ChartedReports.Commit(0)[..7], svg, StringComparison.Ordinal);
        Assert.Contains("def5678", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_where_nothing_changed() => Assert.Empty(ReportCharts.Draw(SampleReports.Passed()));

    [Fact]
    public void A_growth_without_bounds_and_a_name_without_end_still_give_a_chart()
    {
        var report = SampleReports.Failed();
        var odd = report with
        {
            Results =
            [
                .. report.Results.Select((result, i) => i == 0
                    ? result with { Id = new string('界', 5000) + "\u202E\n", Ratio = 1e9, Interval = new(double.NegativeInfinity, double.PositiveInfinity) }
                    : result),
            ],
        };

        Assert.NotEmpty(ReportCharts.Draw(odd));
    }

    [Fact]
    public void Names_of_benchmarks_are_text_in_svg()
    {
        var svg = Svg(ReportCharts.Draw(SampleReports.Hostile()), "changes-light.svg");

        Assert.DoesNotContain("<img", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.NotNull(System.Xml.Linq.XDocument.Parse(svg).Root);
    }

    private static string Svg(IReadOnlyList<ChartFile> files, string name) =>
        Encoding.UTF8.GetString(files.Single(file => file.Name == name).Bytes);
}
