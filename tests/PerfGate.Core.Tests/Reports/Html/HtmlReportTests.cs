using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports.Html;

public sealed partial class HtmlReportTests
{
    public static TheoryData<string> Samples => [.. SampleReports.All.Keys];

    /// <summary>Without the large one: it would add hundreds of kilobytes of rows that differ in their names only.</summary>
    public static TheoryData<string> ReadableSamples => [.. SampleReports.All.Keys.Except(["passed-large"])];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Has_the_five_sections_in_order_and_every_result(string sample)
    {
        var report = SampleReports.All[sample]();

        var html = HtmlReport.Write(report, []);

        Assert.Equal(
            ["Environment", "Baseline", "After", "Methodology", "Recommendations"],
            Heading().Matches(html).Select(match => match.Groups[1].Value).Where(heading => heading != "Results"));
        using var rows = JsonDocument.Parse(Data().Match(html).Groups[1].Value);
        Assert.Equal(report.Results.Count, rows.RootElement.GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(ReadableSamples))]
    public void Reads_as_approved_in_every_culture(string sample)
    {
        var chart = new HtmlChart("<svg>light</svg>"u8.ToArray(), "<svg>dark</svg>"u8.ToArray(), "What the picture says");
        foreach (var culture in (string[])["", "de-DE", "ar-SA"])
        {
            using var scope = new CultureScope(culture);
            var page = HtmlPage.Of(HtmlReport.Write(SampleReports.All[sample](), [chart]));

            Approved.Verify("tests/PerfGate.Core.Tests/Reports/Approved", $"html.{sample}", page.Text);
            Assert.Contains("prefers-color-scheme: dark", page.Style, StringComparison.Ordinal);
            Assert.Contains("getElementById", page.Script, StringComparison.Ordinal);
            Assert.Equal(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Script))), page.AllowedHash);
            Assert.Equal([chart.Dark, chart.Light], page.Pictures);
        }
    }

    [Fact]
    public void A_page_without_pictures_has_no_place_for_them()
    {
        var page = HtmlPage.Of(HtmlReport.Write(SampleReports.Failed(), []));

        Assert.Empty(page.Pictures);
        Assert.DoesNotContain("<div class=\"charts\">", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_for_nothing_from_outside()
    {
        var html = HtmlReport.Write(SampleReports.Failed(), [new HtmlChart("<svg/>"u8.ToArray(), "<svg/>"u8.ToArray(), "alt")]);

        Assert.DoesNotContain("http", html[..html.IndexOf("id=\"data\"", StringComparison.Ordinal)].Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_rows_fit_into_five_megabytes()
    {
        var html = Encoding.UTF8.GetByteCount(HtmlReport.Write(Large(), []));

        Assert.InRange(html, 100_000, 5_000_000);
    }

    [Fact]
    public void Pages_are_written_where_a_browser_asks_for_them()
    {
        var folder = Environment.GetEnvironmentVariable("PERFGATE_PAGES_FOLDER");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "PERFGATE_PAGES_FOLDER is not set; eng/web/report-page.mjs sets it");
        Directory.CreateDirectory(folder!);
        File.WriteAllText(Path.Combine(folder!, "large.html"), HtmlReport.Write(Large(), []));
        File.WriteAllText(Path.Combine(folder!, "small.html"), HtmlReport.Write(SampleReports.EveryOutcome(), []));

        Assert.Equal(2, Directory.GetFiles(folder!).Length);
    }

    private static GateReport Large()
    {
        var builder = new ReportBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            var outcome = i % 500 == 0 ? Outcome.Regressed : i % 70 == 0 ? Outcome.Inconclusive : Outcome.Unchanged;
            builder.Time($"Company.Product.Benchmarks.Group{i % 97}.Case{i}(N: {i * 7919 % 10007})", outcome, 10 + (i * 7919 % 10007), (10 + (i * 7919 % 10007)) * (outcome == Outcome.Regressed ? 1.1 : 1.001), outcome == Outcome.Regressed ? Decision.Fail : Decision.Pass);
        }

        return builder.Build();
    }

    [GeneratedRegex("<h2>([^<]+)</h2>")]
    private static partial Regex Heading();

    [GeneratedRegex("id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
