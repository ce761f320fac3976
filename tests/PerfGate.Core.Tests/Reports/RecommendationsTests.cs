using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed class RecommendationsTests
{
    [Fact]
    public void A_waiver_proposes_the_upper_end_and_leaves_the_reason_to_a_person()
    {
        var report = new ReportBuilder().Time("A.B", Outcome.Regressed, 100, 108, Decision.Fail).Allocated("A.B", 64, 96, Decision.Fail).Build();

        Assert.Equal(
            [
                "waivers:",
                "  - match: \"A.B\"",
                "    metric: time",
                "    allow: 10%",
                "    until: 2026-12-23",
                "    issue: \"\"",
                "    reason: \"\"",
                "  - match: \"A.B\"",
                "    metric: allocated",
                "    allow: 32B",
                "    until: 2026-12-23",
                "    issue: \"\"",
                "    reason: \"\"",
            ],
            WaiverEntry.Lines(report.Results, report.Head.Time));
    }

    [Fact]
    public void Reproducing_names_the_base_that_was_measured()
    {
        var first = Recommendations.Of(SampleReports.Failed())[0];

        Assert.Equal(["perfgate check --base abc1234def56 --filter \"My.Benchmarks.JsonBenchmarks.Serialize(N: 100)\""], first.Lines);
    }

    [Fact]
    public void A_commit_that_is_not_a_sha_is_not_put_into_a_command() => Assert.All(
        Recommendations.Of(SampleReports.Hostile()).Where(recommendation => recommendation.Language == "sh"),
        recommendation => Assert.StartsWith("perfgate check --filter \"", recommendation.Lines[0], StringComparison.Ordinal));

    [Fact]
    public void Inconclusive_asks_for_a_longer_measurement()
    {
        var recommendation = Assert.Single(Recommendations.Of(SampleReports.Inconclusive()));

        Assert.Contains("--profile deep", recommendation.Lines[0], StringComparison.Ordinal);
        Assert.Equal(Recommendations.MostLines + 1, recommendation.Lines.Count);
        Assert.Equal("# and 4 more", recommendation.Lines[^1]);
    }

    [Fact]
    public void A_head_that_was_named_is_measured_again_and_a_fix_of_it_in_the_work_tree()
    {
        var inconclusive = SampleReports.Inconclusive();
        var failed = SampleReports.Failed();

        var again = Assert.Single(Recommendations.Of(inconclusive with { Head = inconclusive.Head with { Commit = "fedcba9876543210", Revision = "v2" } }));
        var fix = Recommendations.Of(failed with { Head = failed.Head with { Revision = "v2" } })[0];

        Assert.Contains(" --head fedcba987654 --profile deep ", again.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("--head", fix.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_spent_budget_asks_for_time_and_not_for_more_pairs()
    {
        var report = SampleReports.Inconclusive() with { Warnings = [new ReportWarning(DiagnosticIds.BudgetSpent, "The budget was spent.")] };

        var recommendation = Assert.Single(Recommendations.Of(report));

        Assert.Contains("raise `budget`", recommendation.Text, StringComparison.Ordinal);
        Assert.All(recommendation.Lines, line => Assert.DoesNotContain("--profile", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_not_measured_again_but_side_by_side() =>
        Assert.Equal(["perfgate check"], Recommendations.Of(SampleReports.Files())[0].Lines);

    [Fact]
    public void Nothing_is_recommended_without_need() => Assert.Empty(Recommendations.Of(SampleReports.PassedLarge()));
}
