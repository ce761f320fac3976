using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;
using PerfGate.TestKit;
using static PerfGate.TestKit.Seen;

namespace PerfGate.Load.Tests.Limits;

public sealed class LimitsReportTests
{
    private static readonly LimitEvidence Kept = Judged(Graceful);
    private static readonly LimitEvidence Broken = Judged(Graceful with { Kind = LimitKind.DiskFull, During = Phase(Seen.Requests(90, 40, errors: 10)) });
    private static readonly LimitEvidence Open = Judged(Graceful with { Kind = LimitKind.DiskSlow, Before = Phase(Seen.Requests(0, 0)) });
    private static readonly LimitEvidence Missing = LimitEvidence.NotImposed("database", "the scenario names no `database` under `limits`");

    [Fact]
    public void A_service_that_takes_every_limit_well_passes_and_what_was_not_imposed_is_said()
    {
        var report = LimitSamples.Report(Kept, Missing);

        Assert.Equal((Verdict.Passed, ExitCode.Passed), (report.Verdict, ReportExit.Of(report)));
        Assert.Equal(
            ["graceful: 40 % refused with 429 or 503, accepted requests of 'orders' took 40 ms (p99, budget 100 ms), well again after 1.0 s (a quota).",
             "Not imposed: the scenario names no `database` under `limits`."],
            report.Results.Select(result => result.Message));
        Assert.Equal((1, 1, 0.4), (report.Counts.Kept, report.Counts.Skipped, report.Results[0].Ratio));
    }

    [Fact]
    public void One_that_breaks_fails_the_run()
    {
        var report = LimitSamples.Report(Kept, Broken, Open);

        Assert.Equal((Verdict.Failed, ExitCode.Failed), (report.Verdict, ReportExit.Of(report)));
        Assert.Equal(["disk-full", "disk-slow", "cpu"], report.Results.Select(result => result.Id));
        Assert.StartsWith("degraded: 10 % of the requests failed otherwise", report.Results[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_with_a_ceiling_covers_what_the_number_says_and_nothing_that_has_none()
    {
        var slow = Graceful with { During = Phase(Seen.Requests(60, 400, shed: 40)) };
        GateRules Waiving(double? ceiling) => GateRules.Default with
        {
            Waivers =
            [
                new Waiver { Match = "cpu", Metric = "limit", Allow = ceiling, AllowAny = ceiling is null, Until = new DateOnly(2027, 1, 1), Issue = "#1", Reason = "known", Line = 3 },
            ],
        };

        Assert.Equal(ExitCode.Passed, ReportExit.Of(LimitSamples.Report(Waiving(3.5), Judged(slow))));
        Assert.Equal(ExitCode.Failed, ReportExit.Of(LimitSamples.Report(Waiving(2.5), Judged(slow))));
        Assert.Equal(ExitCode.Failed, ReportExit.Of(LimitSamples.Report(Waiving(3.5), Judged(slow with { Recovery = [] }))));
        Assert.Equal(ExitCode.Passed, ReportExit.Of(LimitSamples.Report(Waiving(null), Judged(slow with { Recovery = [] }))));
    }

    [Fact]
    public void The_limit_is_a_number_with_its_origin()
    {
        var report = LimitSamples.Report(Kept, Broken, Open);

        Assert.Equal((100e6, "checkout.yml:12", "ns"), (report.Results[2].Limit, report.Results[2].LimitOrigin, report.Results[2].Unit));
        Assert.Equal((0.01, "default", "1"), (report.Results[0].Limit, report.Results[0].LimitOrigin, report.Results[0].Unit));
    }

    [Fact]
    public void What_stays_open_warns()
    {
        var report = LimitSamples.Report(Kept, Open);

        Assert.Equal((Verdict.Inconclusive, ExitCode.Passed), (report.Verdict, ReportExit.Of(report)));
    }

    [Fact]
    public void The_file_holds_what_was_decided()
    {
        using var file = new MemoryStream(ReportFile.ToBytes(LimitSamples.Report(Kept, Broken, Open, Missing)));

        var read = ReportFile.Parse(file, "report.json").Value;

        Assert.Equal(
            [Outcome.Broken, Outcome.Inconclusive, Outcome.Kept, Outcome.Skipped], read.Results.Select(result => result.Outcome));
        Assert.Equal((1, 1), (read.Counts.Kept, read.Counts.Broken));
    }

    [Fact]
    public void The_reports_table_has_a_row_a_limit()
    {
        var block = Assert.Single(LimitSamples.Report(Kept, Broken, Missing).SectionsAt(SectionPlace.Changes).Select(section => section.Table).OfType<ReportTable>());

        Assert.Equal("Limits", block.Title);
        Assert.All(block.Rows, row => Assert.Equal(block.Columns.Count, row.Count));
        Assert.Equal(
            ["cpu", "graceful", "10 ms", "40 ms", "100 ms", "40 %", "0 %", "1.0 s", "400 MB → 430 MB", "40 → 44", "a quota."], block.Rows[0]);
        Assert.Equal(["disk-full", "degraded"], block.Rows[1].Take(2));
        Assert.Equal("the scenario names no `database` under `limits`", block.Rows[2][^1]);
    }
}
