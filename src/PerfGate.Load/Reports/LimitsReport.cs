using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Reports;

/// <summary>The report of a run of limits: that of a run of load, with what the limits did.</summary>
public static class LimitsReport
{
    /// <param name="evidence">One entry a kind; at least one.</param>
    /// <param name="undisturbed">How the service was without a limit.</param>
    /// <param name="scenario">What was run.</param>
    /// <param name="rules">Decide what a limit that was not taken well means.</param>
    /// <param name="today">Decides which waivers hold.</param>
    public static GateReport Of(
        IReadOnlyList<LimitEvidence> evidence, LoadMeasurement undisturbed, LoadScenario scenario, GateRules rules, DateOnly today)
    {
        var decided = Judge.Decide(new JudgeRequest
        {
            Head = new MeasurementSet { Environment = undisturbed.Environment, Benchmarks = [] },
            Rules = rules,
            Today = today,
            Design = Design.Checks,
            Checks = [.. evidence.Select(one => LimitChecks.Of(one, scenario))],
            IsPartial = true,
        });
        return LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = undisturbed,
            Results = decided.Results,
            Data = scenario.Data,
            Method = new LoadMethod { WarmUp = scenario.Shape.WarmUp.TotalSeconds, Seed = scenario.Shape.Seed },
            Limits = evidence,
            Warnings =
            [
                .. decided.Warnings,
                .. evidence
                    .Where(one => one.Verdict == LimitVerdict.NotImposed)
                    .Select(one => new ReportWarning(DiagnosticIds.LimitNotImposed, $"{one.Kind} was not imposed: {one.How}.")),
            ],
        });
    }
}
