using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Load.Measured;
using static PerfGate.Core.Tests.Load.Reports.LoadSamples;

namespace PerfGate.Load.Tests.Reports;

/// <summary>Pauses in the file of a report, which may come from a stranger.</summary>
public sealed class PausesInReportTests
{
    [Fact]
    public void They_are_kept() =>
        Assert.Equal(12, Assert.Single(Read(new LoadPause(12, 1, 1000, PauseCause.Service)).Load!.After.Total.Pauses!.Longest).Start);

    [Fact]
    public void Those_that_cannot_be_are_refused() => Assert.Throws<PerfGateException>(() => Read(new LoadPause(12, -1, 1000, PauseCause.Service)));

    private static PerfGate.Core.Reports.GateReport Read(LoadPause pause)
    {
        var measured = Measured();
        var report = LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = measured with { Total = measured.Total with { Pauses = new LoadPauses([pause], 0) } },
            Results = [],
        });
        return ReportFile.Parse(ReportFile.ToBytes(report), "report.json").Value;
    }
}
