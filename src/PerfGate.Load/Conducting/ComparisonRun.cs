using PerfGate.Core.Diagnostics;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

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

    /// <summary>
    /// What the gate's judge is to be asked: how head differs from base, and whether its windows keep its budgets. Each look at which the
    /// comparison could have ended has its part of the error for the budgets too.
    /// </summary>
    /// <exception cref="PerfGateException">A side left more than a thousandth of its requests unsent, or had none (PG5106): void, exit code 3.</exception>
    public JudgeRequest Question()
    {
        foreach (var (name, side) in new[] { ("base", Base), ("head", Head) })
        {
            if (side.Total.WhyVoid is { } why)
            {
                throw new PerfGateException(ExitCode.NotMeasured, new Diagnostic(
                    DiagnosticIds.LoadNotSent,
                    Severity.Error,
                    $"The comparison is void: of {name}, {why}. {(side.Total.Due == 0 ? "Raise the rate, or load longer." : "Lower the rate or allow more connections.")}"));
            }
        }

        var told = Request with { Warnings = [.. BudgetJudge.Warnings(Scenario, Head.Total), .. Request.Warnings] };
        return HasEnoughWindows
            ? told with { Checks = [.. BudgetJudge.Checks(Scenario, Head.Windows, Head.Total).Select(check => check.AtLook(Request.Plan!.Change.PartAt(Pairs)))] }
            : told;
    }

    /// <summary>Whether head's windows can carry a verdict on its budgets.</summary>
    public bool HasEnoughWindows => Pairs >= LoadShape.FewestWindows;
}
