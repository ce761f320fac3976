using System.Text.RegularExpressions;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed partial class MarkdownReportTests
{
    private static readonly string[] Sections = ["Environment", "Baseline", "After", "Methodology", "Recommendations"];

    public static TheoryData<string> Samples => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_as_approved_whatever_the_culture(string sample)
    {
        string german;
        using (new CultureScope("de-DE"))
        {
            german = MarkdownReport.Write(SampleReports.All[sample]());
        }

        using var invariant = new CultureScope("");
        var text = MarkdownReport.Write(SampleReports.All[sample]());
        Approved.Verify("tests/PerfGate.Core.Tests/Reports/Approved", $"markdown.{sample}", text);
        Assert.Equal(text, german);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Has_the_five_sections_in_order(string sample)
    {
        var headings = MarkdownReport.Write(SampleReports.All[sample]())
            .Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..])
            .Where(heading => heading is not ("What changed" or "What was found"));

        Assert.Equal(Sections, headings);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head(string sample)
    {
        var cells = 0;
        foreach (var line in MarkdownReport.Write(SampleReports.All[sample]()).Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                cells = 0;
                continue;
            }

            var found = line.Count(character => character == '|');
            Assert.True(cells == 0 || cells == found, line);
            cells = found;
        }
    }

    [Fact]
    public void Hostile_text_brings_no_markup()
    {
        // Code is taken as it stands: what is left must not hold any of it.
        var all = MarkdownReport.Write(SampleReports.Hostile());
        var text = Code().Replace(Fence().Replace(all, ""), "");

        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@you", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("</details>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", all, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", all, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", all, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# head", all, StringComparison.Ordinal);
        Assert.Contains("\\u202E", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_recommended_when_nothing_needs_attention()
    {
        Assert.Contains("None: nothing here needs attention.", MarkdownReport.Write(SampleReports.Passed()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_result_appears()
    {
        var report = SampleReports.EveryOutcome();
        var text = MarkdownReport.Write(report);

        // Limits are kept or broken in reports of their own.
        Assert.Equal(Enum.GetValues<Outcome>().Except([Outcome.Kept, Outcome.Broken]).Order(), report.Results.Select(result => result.Outcome).Distinct().Order());
        Assert.All(report.Results, result => Assert.Contains($"`{result.Id}`", text, StringComparison.Ordinal));
    }

    [GeneratedRegex("^(`{3,})[^`]*\\n.*?^\\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();
}
