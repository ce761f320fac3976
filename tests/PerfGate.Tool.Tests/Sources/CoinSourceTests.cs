using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Tests.Sources;

/// <summary>A source that is one file and one entry of the composition: everything else of the product has to work with it.</summary>
public sealed class CoinSourceTests : IDisposable
{
    private const string Unfair = "0.7";
    private const string Proved = "0.0001";
    private const string Guessed = "0.4";

    private static readonly ToolComposition WithCoin =
        ToolComposition.Default with
        {
            Parts = ToolComposition.Default.Parts with { SourceMetrics = [.. ToolComposition.Default.Parts.SourceMetrics, .. CoinSource.Metrics] },
            Commands = [.. ToolComposition.Default.Commands, CoinSource.Create],
        };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Sinks => [.. AllSinks.Keys];

    private static Dictionary<string, Func<GateReport, string>> AllSinks { get; } = new(StringComparer.Ordinal)
    {
        ["text"] = report =>
        {
            using var text = new StringWriter();
            TextReport.Write(TextConsole.Create(text, noColor: "1"), report, []);
            return text.ToString();
        },
        ["markdown"] = report => MarkdownReport.Write(report),
        ["html"] = report => ReportPictures.Html(report, ReportPictures.Draw(report)),
        ["comment"] = report => CommentMarkdown.Write(new CommentRequest { Report = report, Key = "coin" }),
        ["junit"] = report => JUnitReport.Write(report),
        ["sarif"] = report => SarifReport.Write(report),
    };

    private string ReportPath => folder.At("report.json");

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Sinks))]
    public async Task Both_limits_are_in_every_sink(string sink)
    {
        var (exit, report) = await FlipAsync(Unfair, Proved, edges: "3", rules: null);

        var text = AllSinks[sink](report);

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains("penny", text, StringComparison.Ordinal);
        Assert.Contains("heads", text, StringComparison.Ordinal);
        Assert.Contains("edges", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sinks))]
    public async Task Its_table_is_in_every_sink(string sink)
    {
        var (_, report) = await FlipAsync(Unfair, Proved, edges: "3", rules: null);

        var text = AllSinks[sink](report);

        Assert.Contains("Heads", text, StringComparison.Ordinal);
        Assert.Contains("70 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fair_coin_passes_and_the_report_has_numeric_limits()
    {
        var (exit, report) = await FlipAsync("0.5", "0.999", edges: "0", rules: null);

        Assert.Equal((ExitCode.Passed, Verdict.Passed), (exit, report.Verdict));
        Assert.All(report.Results, result => Assert.Equal((Outcome.Kept, Decision.Pass, "coin"), (result.Outcome, result.Decision, result.LimitKind)));
        Assert.Equal(0.55, report.Results.Single(result => result.Metric == "heads").Limit);
        Assert.Equal(1, report.Results.Single(result => result.Metric == "edges").Limit);
    }

    [Theory]
    [InlineData("warn", ExitCode.Passed)]
    [InlineData("fail", ExitCode.Failed)]
    public async Task A_rule_says_what_an_open_flip_means(string inconclusive, ExitCode expected)
    {
        var (exit, report) = await FlipAsync(Unfair, Guessed, edges: "0", $"rules: [{{ match: penny, inconclusive: {inconclusive} }}]");

        Assert.Equal(expected, exit);
        Assert.Equal(Outcome.Inconclusive, report.Results.Single(result => result.Metric == "heads").Outcome);
        Assert.Contains("more flips would settle it", AllSinks["markdown"](report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_covers_one_limit_and_not_the_other()
    {
        const string Waiver = "waivers: [{ match: penny, metric: heads, allow: 40%, until: 2026-12-31, issue: '#7', reason: bent }]";
        var (waived, report) = await FlipAsync(Unfair, Proved, edges: "0", Waiver);
        var (broken, _) = await FlipAsync(Unfair, Proved, edges: "3", Waiver);

        Assert.Equal(ExitCode.Passed, waived);
        Assert.Equal(Decision.Waived, report.Results.Single(result => result.Metric == "heads").Decision);
        Assert.Equal(ExitCode.Failed, broken);
    }

    [Fact]
    public async Task Observing_reports_both_and_fails_neither()
    {
        var (exit, report) = await FlipAsync(Unfair, Proved, edges: "3", "compare: { gate: observe }");

        Assert.Equal(ExitCode.Passed, exit);
        Assert.All(report.Results, result => Assert.Equal((Outcome.Broken, Decision.Warn), (result.Outcome, result.Decision)));
    }

    /// <summary>Both share the rate of false alarms, as every test of a run does.</summary>
    [Fact]
    public async Task What_is_not_proved_after_sharing_the_error_rate_is_open()
    {
        var (_, report) = await FlipAsync(Unfair, "0.04", edges: "0", rules: null);

        Assert.Equal(Outcome.Inconclusive, report.Results.Single(result => result.Metric == "heads").Outcome);
    }

    [Fact]
    public async Task Without_its_entry_it_is_gone_and_its_report_is_still_read()
    {
        var (_, before) = await FlipAsync(Unfair, Proved, edges: "3", rules: null);

        var gone = await Program.RunAsync(["flip", Unfair, Proved, "3", "--output", folder.Root], ToolComposition.Default);
        var after = ToolComposition.Default.Parts.ReadReport(ReportPath).Value;

        Assert.Equal((int)ExitCode.Invalid, gone);
        Assert.All(AllSinks.Values, sink => Assert.Equal(sink(before), sink(after)));
    }

    private async Task<(ExitCode Exit, GateReport Report)> FlipAsync(string heads, string pValue, string edges, string? rules)
    {
        var policy = folder.Write("perfgate.yml", $"version: 1\n{rules}\n");
        var exit = await Program.RunAsync(["flip", heads, pValue, edges, "--policy", policy, "--output", folder.Root], WithCoin);
        return ((ExitCode)exit, WithCoin.Parts.ReadReport(ReportPath).Value);
    }
}
