using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports.Comment;

public sealed class CommentMarkdownTests
{
    private const string Folder = "tests/PerfGate.Core.Tests/Reports/Approved";
    private const string HeadSha = "def5678abc1234def5678abc1234def5678abc12";

    public static TheoryData<string> Names => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Comments_are_as_approved_in_every_culture(string name)
    {
        foreach (var culture in (string[])["", "de-DE", "ar-SA"])
        {
            using var scope = new CultureScope(culture);
            Approved.Verify(Folder, $"comment.{name}", CommentMarkdown.Write(Request(SampleReports.All[name]())));
        }
    }

    [Fact]
    public void Two_lines_say_that_nothing_changed()
    {
        var lines = CommentMarkdown.Write(Request(SampleReports.Passed())).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(CommentMarker.Of("default"), lines[0]);
        Assert.NotNull(CommentStamp.Find(lines[1]));
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("### ✅ PerfGate passed", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(30_000)]
    [InlineData(12_000)]
    [InlineData(4_000)]
    public void A_large_report_is_shortened_from_what_matters_least(int limit)
    {
        var report = LargeReport();

        var comment = CommentMarkdown.Write(Request(report) with { Limit = limit });

        Assert.True(comment.Length <= limit, $"{comment.Length} characters");
        Assert.Contains("### ❌ PerfGate failed", comment, StringComparison.Ordinal);
        Assert.Contains("**Worst:", comment, StringComparison.Ordinal);
        Assert.Contains("[Full report]", comment, StringComparison.Ordinal);
        Assert.Equal(Count(comment, "<details>"), Count(comment, "</details>"));
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var comment = CommentMarkdown.Write(Request(LargeReport()) with { Limit = 12_000 });

        Assert.Contains("left out for length: unchanged", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("unchanged</summary>", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_ten_changes_are_shown_and_the_rest_is_counted()
    {
        var builder = new ReportBuilder();
        for (var i = 0; i < 25; i++)
        {
            builder.Time($"A.B.Case(N: {i})", Outcome.Regressed, 100, 110 + i, Decision.Fail);
        }

        var comment = CommentMarkdown.Write(Request(builder.Build()));

        Assert.Equal(10, Count(comment, "| ❌\u00A0slower |"));
        Assert.Contains("and 15 more in the report.", comment, StringComparison.Ordinal);
        Assert.True(comment.IndexOf("Case(N: 24)", StringComparison.Ordinal) < comment.IndexOf("Case(N: 23)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_trend_of_a_change_ends_in_the_change()
    {
        var report = new ReportBuilder().Time("A.B.C", Outcome.Regressed, 100, 150, Decision.Fail, result => result with
        {
            History = [.. Enumerable.Range(0, 5).Select(i => new HistoryPoint(HeadSha, 100 + i))],
        }).Build();

        Assert.Contains("`▁▁▁▁▂█`", CommentMarkdown.Write(Request(report)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_of_a_fork_says_who_could_have_written_its_numbers() =>
        Assert.Contains("can be forged", CommentMarkdown.Write(Request(SampleReports.Passed()) with { IsUntrusted = true }), StringComparison.Ordinal);

    [Fact]
    public void A_stamp_is_found_where_it_was_written()
    {
        var stamp = new CommentStamp(123456789012, 3, HeadSha);

        Assert.Equal(stamp, CommentStamp.Find(CommentMarkdown.Write(Request(SampleReports.Failed()) with { Stamp = stamp })));
        Assert.True(stamp.IsOlderThan(stamp with { Attempt = 4 }));
        Assert.True(stamp.IsOlderThan(stamp with { Run = 123456789013, Attempt = 1 }));
        Assert.False(stamp.IsOlderThan(stamp));
        Assert.Null(CommentStamp.Find("<!-- perfgate:run=1.1 head=zzzzzzz -->"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a-->")]
    [InlineData("a--b")]
    [InlineData("ä")]
    public void A_key_cannot_leave_its_marker(string key) => Assert.Throws<ArgumentException>(() => CommentMarker.Of(key));

    private static CommentRequest Request(GateReport report) => new()
    {
        Report = report,
        Stamp = new CommentStamp(4711, 1, HeadSha),
        ReportAddress = new Uri("https://github.example/o/r/actions/runs/4711"),
        Chart = ChartedResults.Of(report).Count == 0 ? null : new CommentChart(
            new Uri("https://github.example/o/r/blob/0123/changes-light.png?raw=true"),
            new Uri("https://github.example/o/r/blob/0123/changes-dark.png?raw=true"),
            ChartText.OfChanges(report),
            480),
    };

    private static GateReport LargeReport()
    {
        var builder = new ReportBuilder();
        for (var i = 0; i < 300; i++)
        {
            var name = $"My.Benchmarks.{new string('x', 180)}.Case(N: {i})";
            builder.Time(name, (Outcome)(i % 4), 100, i % 4 == 0 ? 120 : 101, i % 4 == 0 ? Decision.Fail : Decision.Pass);
            builder.Whole($"{name}Added", Outcome.Added);
            builder.Whole($"{name}Skipped", Outcome.Skipped, "unaffected");
        }

        return builder.Build();
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
