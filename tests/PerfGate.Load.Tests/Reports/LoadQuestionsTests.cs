using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Load.Checks;
using PerfGate.Statistics;
using PerfGate.TestKit;
using static PerfGate.TestKit.LoadSamples;

namespace PerfGate.Load.Tests.Reports;

/// <summary>Several results of one endpoint and percentile: what changed, its budget, what another tenant does to it.</summary>
public sealed class LoadQuestionsTests
{
    private static readonly ReportResult Kept = Budget("read [small]", "p50", 100e6, 9e6, Outcome.Kept, Decision.Pass);

    private static readonly ReportResult Leak = Kept with
    {
        Reason = LoadLimitKinds.Isolation,
        LimitKind = LoadLimitKinds.Isolation,
        Outcome = Outcome.Broken,
        Decision = Decision.Fail,
        Limit = null,
        Ratio = 3,
        Interval = new Interval(2.5, 3.5),
        Base = Summary.Of([9e6, 9e6]),
        Head = Summary.Of([27e6, 27e6]),
    };

    [Fact]
    public void Tables_say_which_is_which_only_where_two_are_asked()
    {
        var both = Report(null, Data, Kept, Leak);
        var one = Report(null, Data, Kept);

        foreach (var text in new[] { MarkdownReport.Write(both), HtmlReport.Write(both, []) })
        {
            Assert.Contains("p50, budget", text, StringComparison.Ordinal);
            Assert.Contains("p50, isolation", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("p50, budget", MarkdownReport.Write(one), StringComparison.Ordinal);
        Assert.Contains("p50, isolation", MarkdownReport.Write(Report(null, Data, Leak)), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_for_machines_name_no_two_of_them_alike()
    {
        var report = Report(null, Data, Kept with { Outcome = Outcome.Broken, Decision = Decision.Fail }, Leak);

        Assert.Contains("name=\"read [small] p50, budget\"", JUnitReport.Write(report), StringComparison.Ordinal);
        Assert.Contains("name=\"read [small] p50, isolation\"", JUnitReport.Write(report), StringComparison.Ordinal);
        var fingerprints = SarifReport.Write(report).Split('\n').Where(line => line.Contains("perfgate/v1", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, fingerprints.Distinct().Count());
    }

    [Fact]
    public void The_order_of_two_that_are_alike_is_not_that_in_which_they_came() =>
        Assert.Equal(MarkdownReport.Write(Report(null, Data, Kept, Leak)), MarkdownReport.Write(Report(null, Data, Leak, Kept)));

    [Fact]
    public void The_comment_has_a_row_for_each_question_and_no_columns_of_benchmarks()
    {
        var text = CommentMarkdown.Write(new CommentRequest { Report = Report(null, Data, Kept, Leak) });

        Assert.Contains(
            "| Verdict | Endpoint | Metric | Alone → beside | Change (95 % interval) |\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "| ❌\u00A0not isolated | `read [small]` | p50, beside another tenant | 9\u00A0→\u00A027\u00A0ms | **+200.0\u00A0%** (+150.0\u00A0%\u00A0…\u00A0+250.0\u00A0%) |\n",
            text,
            StringComparison.Ordinal);
        foreach (var word in new[] { "Allocated", "Trend", "Benchmark" })
        {
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_change_and_the_budget_of_one_percentile_are_one_row()
    {
        var changed = Kept with { Reason = null, LimitKind = null, Outcome = Outcome.Unchanged, Limit = null, Ratio = 1.01, Interval = new Interval(0.99, 1.02), Base = Summary.Of([9e6]), Head = Summary.Of([9.1e6]) };
        var broken = Kept with { Outcome = Outcome.Broken, Decision = Decision.Fail, Ratio = 1.2, Limit = 7.6e6, Interval = new Interval(1.1, 1.3) };

        Assert.Contains(
            "| ❌\u00A0over budget | `read [small]` | p50 | 9\u00A0→\u00A09.1\u00A0ms | +1.0\u00A0%",
            CommentMarkdown.Write(new CommentRequest { Report = Report(LoadSamples.Measured(0.9), Data, changed, broken) }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tenant_that_is_hurt_is_one_advice_however_many_percentiles_show_it()
    {
        var report = Report(null, Data, Leak, Leak with { Metric = "p99", Ratio = 5 }, Leak with { Id = "write [small]" });

        var advice = Assert.Single(Recommendations.AdviceOf(report)!, one => one.Rule.StartsWith("isolation", StringComparison.Ordinal));

        Assert.Contains("('read [small]' and 1 more)", advice.Action, StringComparison.Ordinal);
        Assert.Contains("p99 of 'read [small]' +400.0 %", advice.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_names_the_windows_that_were_measured()
    {
        var compared = Compared().SectionsAt(SectionPlace.Environment).Single().Sentences[0];
        var alone = Report(null, Data, Kept).SectionsAt(SectionPlace.Environment).Single().Sentences[0];

        Assert.StartsWith(
            "Load: open, 200/s in 12 windows of 5 s a side, base and head in turns (the scenario: open, constant 200/s for 60 s), mix", compared, StringComparison.Ordinal);
        Assert.StartsWith("Load: open, constant 200/s for 60 s, mix", alone, StringComparison.Ordinal);
    }
}
