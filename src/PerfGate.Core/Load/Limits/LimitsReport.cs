using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Load.Limits;

/// <summary>The report of a run of limits: that of a run of load, with what the limits did.</summary>
public static class LimitsReport
{
    /// <param name="evidence">One entry a kind.</param>
    /// <param name="undisturbed">How the service was without a limit.</param>
    /// <param name="scenario">What was run.</param>
    public static GateReport Of(IReadOnlyList<LimitEvidence> evidence, LoadMeasurement undisturbed, LoadScenario scenario) =>
        LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = undisturbed,
            Results = [.. evidence.Select(LimitResults.Of)],
            Data = scenario.Data,
            Method = new LoadMethod { WarmUp = scenario.Shape.WarmUp.TotalSeconds, Seed = scenario.Shape.Seed },
            Limits = evidence,
            Warnings =
            [
                .. evidence
                    .Where(one => one.Verdict == LimitVerdict.NotImposed)
                    .Select(one => new ReportWarning(DiagnosticIds.LimitNotImposed, $"{one.Kind} was not imposed: {one.How}.")),
            ],
        });
}
