using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Load.Verdicts;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;

namespace PerfGate.Load.Conducting;

/// <summary>What a comparison of base and head measured, ready for the gate's judge.</summary>
public sealed record ComparisonRun
{
    /// <summary>What was compared, with head's budgets.</summary>
    public required LoadScenario Scenario { get; init; }

    /// <summary>See <see cref="LoadRun.NextNumber"/>; of both sides.</summary>
    public long NextNumber { get; init; }

    /// <summary>For the judge; one launch a window.</summary>
    public required JudgeRequest Request { get; init; }

    public required ConductedSide Base { get; init; }

    public required ConductedSide Head { get; init; }

    /// <summary>Pairs of windows that were measured.</summary>
    public required int Pairs { get; init; }

    /// <summary>True when it was cancelled: what was measured is kept and judged by nobody.</summary>
    public required bool Interrupted { get; init; }

    /// <exception cref="PerfGateException">A side left more than a thousandth of its requests unsent (PG5106): void, exit code 3.</exception>
    public GateReport Decide()
    {
        foreach (var (name, side) in new[] { ("base", Base), ("head", Head) })
        {
            if (side.Total.IsVoid)
            {
                throw new PerfGateException(ExitCode.NotMeasured, new Diagnostic(
                    DiagnosticIds.LoadNotSent,
                    Severity.Error,
                    $"{side.Total.Unsent} of {side.Total.Due} requests of {name} that were due were never sent: the comparison is void. Lower the rate or allow more connections."));
            }
        }

        // With the ratio of each pair, which a reader of the report looks at.
        return ReportEvidence.Attach(Judge.Decide(Request), Request.Base, Request.Head, Request.Rules.Renames, () => []);
    }

    /// <summary>
    /// What head's windows say of its budgets, by the rule of a run that compares nothing and with one false-alarm rate for both: the
    /// comparison counts these tests too, and each look at which it could have ended has its part of the error.
    /// </summary>
    /// <returns>Empty where <see cref="HasEnoughWindows"/> is false.</returns>
    /// <exception cref="PerfGateException">Requests that were never sent (PG5106): void, exit code 3.</exception>
    public IReadOnlyList<ReportResult> DecideBudgets() => HasEnoughWindows
        ? BudgetJudge.Decide(
            Scenario, Head.Windows, Head.Total, Request.Rules, new ErrorShare(PairedMeasurements.FamilySize(Scenario), Request.Plan!.Change.PartAt(Pairs)))
        : [];

    /// <summary>Whether head's windows can carry a verdict on its budgets.</summary>
    public bool HasEnoughWindows => Pairs >= LoadShape.FewestWindows;
}
