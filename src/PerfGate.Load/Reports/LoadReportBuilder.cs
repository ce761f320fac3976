using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The report of a run of load: the same kind as that of benchmarks, for the same sinks.</summary>
public static class LoadReportBuilder
{
    /// <summary>Where nothing was compared, the base side is what was expected of the service.</summary>
    public const string BudgetOrigin = "the budgets of the scenario";

    public static GateReport Of(LoadReportRequest request)
    {
        var results = ResultTally.Order(request.Results);
        var counts = ResultTally.Count(results);
        var head = request.Head;
        var verdict = ResultTally.VerdictOf(counts, results);
        var report = new GateReport
        {
            Tool = head.Tool,
            // Judged by nobody, or with nothing to judge by: neither is a pass.
            Verdict = verdict == Verdict.Passed && (results.Count == 0 || head.Interrupted) ? Verdict.Inconclusive : verdict,
            Base = request.Base is { } before ? Side(before, request.BaseOrigin) : request.Stored ?? new ReportSide { Origin = BudgetOrigin },
            Head = Side(head, $"scenario {head.Identity.Scenario}"),
            Environment = head.Environment,
            Methodology = request.Comparison ?? new Methodology
            {
                Design = Design.Checks,
                FalseAlarms = 0,
                Detect = 0,
                NoiseFloor = 0,
                FamilySize = 0,
                Seed = request.Method.Seed,
            },
            Noise = request.Noise,
            Counts = counts,
            Results = results,
            Warnings = LoadWarnings.Of(request),
        };
        return LoadSections.Attach(report, new LoadFacts
        {
            Identity = head.Identity,
            Data = request.Data,
            Before = request.Base is { } measured ? LoadSide.Of(measured, request.BaseCurves) : null,
            After = LoadSide.Of(head, request.HeadCurves),
            Method = Completed(request.Method, head) with { InTurns = request is { Base: not null, Comparison.Design: Design.Paired } },
            Capacity = request.Capacity,
            Limits = request.Limits,
        });
    }

    private static ReportSide Side(LoadMeasurement measured, string? origin) =>
        new() { Commit = measured.Commit, Dirty = measured.Dirty, Time = measured.Time, Origin = origin };

    private static LoadMethod Completed(LoadMethod method, LoadMeasurement head) => method with
    {
        Windows = head.Windows.Count,
        WindowSeconds = head.Windows.Count == 0 ? 0 : head.Windows[0].Seconds,
        Machines = Math.Max(1, head.Generators.Count),
    };
}
