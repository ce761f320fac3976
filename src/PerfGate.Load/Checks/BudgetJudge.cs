using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>Holds the windows of a run against the scenario's budgets. Pure.</summary>
/// <remarks>
/// A window is one repetition. That a limit is broken, the gate's judge proves at the false-alarm rate of the rules over all limits of the
/// run together (Holm); that it is kept, at 5 % each. What is neither stays inconclusive.
/// </remarks>
public static class BudgetJudge
{
    /// <summary>What the gate's judge is to be asked of a run that is compared with nothing.</summary>
    /// <param name="scenario">Its budgets.</param>
    /// <param name="measured">The run; neither void nor interrupted.</param>
    /// <param name="rules">The false-alarm rate, and what an open result means.</param>
    /// <param name="today">Decides which waivers hold.</param>
    /// <exception cref="PerfGateException">Too few windows (PG5201, exit code 2), or requests that were never sent (PG5106, exit code 3).</exception>
    public static JudgeRequest Question(LoadScenario scenario, LoadMeasurement measured, GateRules rules, DateOnly today) => new()
    {
        Head = new MeasurementSet { Environment = measured.Environment, Benchmarks = [] },
        Rules = rules,
        Today = today,
        Design = Design.Checks,
        Seed = scenario.Shape.Seed,
        Checks = Checks(scenario, measured),
        // The rules of benchmarks may be for other names than those of endpoints.
        IsPartial = true,
        Warnings = Warnings(scenario, measured.Total),
    };

    /// <returns>For each endpoint, and tenant where there are tenants, a check for each of its percentiles' limits and its error rate.</returns>
    /// <exception cref="PerfGateException">Too few windows (PG5201, exit code 2), or requests that were never sent (PG5106, exit code 3).</exception>
    public static IReadOnlyList<LimitCheck> Checks(LoadScenario scenario, LoadMeasurement measured) => Checks(scenario, measured.Windows, measured.Total);

    /// <summary>Limits of a scenario that its run is held against: each budget and the error rate, of each endpoint and tenant.</summary>
    public static int CountOf(LoadScenario scenario) =>
        scenario.Endpoints.Sum(endpoint => EffectiveBudget.For(scenario, endpoint).Count + 1) * Math.Max(1, scenario.Tenants.Count);

    /// <param name="scenario">Its endpoints and budgets.</param>
    /// <param name="windows">Repetitions, at least <see cref="LoadShape.FewestWindows"/>.</param>
    /// <param name="total">All of them together: the estimates that are shown.</param>
    /// <inheritdoc cref="Checks(LoadScenario, LoadMeasurement)"/>
    public static IReadOnlyList<LimitCheck> Checks(LoadScenario scenario, IReadOnlyList<LoadWindow> windows, LoadWindow total)
    {
        Refuse(windows, total);
        List<LimitCheck> checks = [];
        foreach (var endpoint in scenario.Endpoints)
        {
            foreach (var series in total.Series.Where(series => series.Endpoint == endpoint.Name))
            {
                IReadOnlyList<LoadSeries?> repeated =
                    [.. windows.Select(window => window.Series.FirstOrDefault(one => one.Endpoint == series.Endpoint && one.Tenant == series.Tenant))];
                var budgets = EffectiveBudget.For(scenario, endpoint);
                var name = SeriesName.Of(series);
                checks.AddRange(budgets.Select(budget => LatencyCheck.Of(name, budget, repeated, series)));
                checks.Add(ErrorCheck.Of(name, scenario, repeated));
            }
        }

        return [.. checks, .. PauseCheck.Of(scenario, total).Findings.Select(Of)];
    }

    /// <summary>What must be said first of a run, whatever its windows prove: percentiles that are worth a look, and pauses that are not the service's.</summary>
    public static IReadOnlyList<ReportWarning> Warnings(LoadScenario scenario, LoadWindow total) =>
    [
        .. InvestigateCheck.Of(scenario, total).Select(one => new ReportWarning(one.Code, one.Message) { First = true }),
        .. PauseCheck.Of(scenario, total).Warnings.Select(one => new ReportWarning(one.Code, one.Message)),
    ];

    /// <summary>A pause is a fact: it takes no part of the error rate.</summary>
    private static LimitCheck Of(PauseFinding pause) => new()
    {
        Fact = pause.IsBroken ? Outcome.Broken : Outcome.Kept,
        Result = new ReportResult
        {
            Id = SeriesName.Of(pause.Endpoint, pause.Tenant),
            Metric = PauseCheck.Metric,
            Unit = "ns",
            Outcome = Outcome.Inconclusive,
            Decision = Decision.Warn,
            Reason = LoadLimitKinds.Budget,
            Limit = pause.Limit,
            LimitKind = LoadLimitKinds.Budget,
            LimitOrigin = pause.Rule.Origin,
            Ratio = pause.Longest / pause.Limit,
            Rule = pause.Rule.Rule,
            Message = pause.Sentence,
        },
    };

    private static void Refuse(IReadOnlyList<LoadWindow> windows, LoadWindow total)
    {
        if (windows.Count < LoadShape.FewestWindows)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.TooFewWindows,
                Severity.Error,
                $"{windows.Count} windows cannot carry a verdict: at least {LoadShape.FewestWindows} are needed. Set 'windows' in the scenario, or load longer."));
        }

        if (total.WhyVoid is { } why)
        {
            throw new PerfGateException(ExitCode.NotMeasured, new Diagnostic(
                DiagnosticIds.LoadNotSent,
                Severity.Error,
                $"The run is void and is not judged: {why}."));
        }
    }
}
