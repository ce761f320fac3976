using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Reports;
using PerfGate.TestKit;
using static PerfGate.TestKit.LoadSamples;

namespace PerfGate.Load.Tests.Reports;

public sealed class LoadReportBuilderTests
{
    [Fact]
    public void A_broken_budget_fails_and_is_counted_by_endpoint()
    {
        var report = Report(null, Data,
            Budget("read order", "p99", 100e6, 9e6, Outcome.Kept, Decision.Pass),
            Budget("list orders", "p50", 50e6, 22e6, Outcome.Kept, Decision.Pass),
            Budget("list orders", "p99", 100e6, 190e6, Outcome.Broken, Decision.Fail));

        Assert.Equal((Verdict.Failed, ExitCode.Failed), (report.Verdict, ReportExit.Of(report)));
        Assert.Equal((1, 1), (report.Counts.Broken, report.Counts.Kept));
        Assert.Equal("1 of 2 endpoints broke a limit", VerdictSentence.Of(report).Finding);
        Assert.Equal("1 of 2 endpoints broke a limit", VerdictSentence.Of(ReportFile.Parse(ReportFile.ToBytes(report), "report.json").Value).Finding);
    }

    [Fact]
    public void Kept_budgets_pass_and_say_so()
    {
        var report = Report(null, Data, Budget("read order", "p99", 100e6, 9e6, Outcome.Kept, Decision.Pass));

        Assert.Equal(Verdict.Passed, report.Verdict);
        Assert.Equal("1 of 1 endpoint kept every limit", VerdictSentence.Of(report).Finding);
        Assert.Equal(("≤ 100 ms", "9 ms"), LimitWords.Sides(report.Results[0]));
    }

    [Fact]
    public void Nothing_judged_and_an_interrupted_run_are_no_pass()
    {
        var kept = Budget("read order", "p99", 100e6, 9e6, Outcome.Kept, Decision.Pass);
        var interrupted = LoadReportBuilder.Of(new LoadReportRequest { Head = LoadSamples.Measured() with { Interrupted = true }, Results = [kept], Data = Data });

        Assert.Equal(Verdict.Inconclusive, Report(null, Data).Verdict);
        Assert.Equal(Verdict.Inconclusive, interrupted.Verdict);
        Assert.Contains(interrupted.Warnings, warning => warning.Code == DiagnosticIds.LoadInterrupted);
    }

    [Fact]
    public void Missing_data_volumes_and_unsent_requests_are_warned_of_once()
    {
        var lost = LoadSamples.Measured() with { Total = Window(60) with { Unsent = 60 } };
        var report = LoadReportBuilder.Of(new LoadReportRequest { Head = lost, Results = [] });

        Assert.Equal(
            [DiagnosticIds.DataVolumesMissing, DiagnosticIds.LoadNotSent], report.Warnings.Select(warning => warning.Code));
        Assert.Contains("60 of 12000 requests of head (0.5 %)", report.Warnings[1].Message, StringComparison.Ordinal);
        Assert.Empty(Report(null, Data).Warnings);
    }

    [Fact]
    public void The_file_of_a_report_keeps_every_part_of_the_load()
    {
        var report = Report(LoadSamples.Measured(0.9), Data, Budget("read order", "p99", 100e6, 9e6, Outcome.Kept, Decision.Pass));
        var bytes = ReportFile.ToBytes(report);
        var read = ReportFile.Parse(bytes, "report.json");

        Assert.Empty(read.Warnings);
        Assert.Equal(bytes, ReportFile.ToBytes(read.Value));
        Assert.Contains(read.Value.SectionsAt(SectionPlace.Environment).Single().Sentences, sentence => sentence.Contains("orders 1,000,000 rows", StringComparison.Ordinal));
        Assert.Equal(12, read.Value.SectionsAt(SectionPlace.Charts).Single().Charts[0].Sides[0].Panels[0].Curves[0].At.Count);
    }

    [Fact]
    public void Before_and_after_stand_beside_each_other()
    {
        var rows = Report(LoadSamples.Measured(0.5), Data).SectionsAt(SectionPlace.Changes).First().Table!.Rows;

        Assert.Contains(rows, row => row is ["list orders", "p99", "95 ms", "190 ms", "+100.0 %"]);
        Assert.Contains(rows, row => row is ["list orders", "errors", "1 %", "1 %", "±0.0 %"]);
        Assert.Contains(rows, row => row[0] == "service" && row[1] == "threads");
        Assert.All(Report(null, Data).SectionsAt(SectionPlace.Changes), section => Assert.True(section.IsEmpty));
    }

    [Fact]
    public void All_five_sections_are_in_every_long_form()
    {
        var report = Report(LoadSamples.Measured(0.9), Data, Budget("read order", "p99", 100e6, 9e6, Outcome.Kept, Decision.Pass));
        foreach (var text in new[] { MarkdownReport.Write(report), HtmlReport.Write(report, []) })
        {
            var places = new[] { "Environment", "Baseline", "After", "Methodology", "Recommendations" }
                .Select(section => Math.Max(text.IndexOf($"## {section}\n", StringComparison.Ordinal), text.IndexOf($"<h2>{section}</h2>", StringComparison.Ordinal)))
                .ToList();
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
            Assert.Contains("orders 1,000,000 rows", text, StringComparison.Ordinal);
            Assert.Contains("Before and after", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_of_endpoints_cannot_become_markup()
    {
        const string Name = "<script>alert(1)</script> | `x`";
        var load = LoadSamples.Measured();
        var hostile = load with { Total = load.Total with { Series = [load.Total.Series[0] with { Endpoint = Name }] } };
        var report = LoadReportBuilder.Of(new LoadReportRequest { Head = hostile, Results = [], Data = Data with { Distribution = "<img src=x>" } });

        Assert.DoesNotContain("<script>alert", HtmlReport.Write(report, []), StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x>", HtmlReport.Write(report, []), StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x>", MarkdownReport.Write(report), StringComparison.Ordinal);
    }
}
