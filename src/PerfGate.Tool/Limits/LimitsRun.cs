using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load;
using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Tool.Load.Measuring;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Limits;

/// <summary>The whole of <c>perfgate limits</c>: gives back what an earlier run left, puts the limits on, reports.</summary>
internal sealed class LimitsRun(LoadScenario scenario, IReadOnlyList<LimitKind> kinds, IServiceHost? host, GateRules rules)
{
    /// <summary>The limits that were asked for on the command line, else those of the scenario, else all.</summary>
    public static IReadOnlyList<LimitKind> KindsOf(LoadScenario scenario, IReadOnlyList<LimitKind> asked) =>
        asked.Count > 0 ? [.. asked.Distinct()]
        : scenario.Limits?.Kinds is { Count: > 0 } chosen ? chosen
        : LimitNames.All;

    public async Task<IReadOnlyList<LimitOffer>> OffersAsync()
    {
        using var ledger = OpenLedger();
        return await LimitsConductor.OffersAsync(Request(ledger, null)).ConfigureAwait(false);
    }

    /// <exception cref="PerfGateException">The service does not start, or no limit at all could be imposed (exit code 3).</exception>
    public async Task<(GateReport Report, IReadOnlyList<LimitEvidence> Evidence)> ExecuteAsync(LimitsObserver observer, CancellationToken cancellation)
    {
        var provenance = LoadProvenance.Before(scenario.File);
        LimitsRunResult found;
        using (var ledger = OpenLedger())
        {
            try
            {
                found = await LimitsConductor.RunAsync(Request(ledger, observer), cancellation).ConfigureAwait(false);
            }
            finally
            {
                observer.Finished();
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return found.Undisturbed is { } undisturbed
            ? (LimitsReport.Of(found.Evidence, UndisturbedService.Describe(scenario, provenance, undisturbed), scenario, rules, DateOnly.FromDateTime(DateTime.UtcNow)), found.Evidence)
            : throw new PerfGateException(
                ExitCode.NotMeasured,
                [.. found.Evidence.Select(one => new Diagnostic(DiagnosticIds.NoLimitImposed, Severity.Error, $"{one.Kind} was not imposed: {one.How}."))]);
    }

    private LimitsRequest Request(LimitLedger ledger, LimitsObserver? observer) => new()
    {
        Scenario = scenario,
        Kinds = kinds,
        Ledger = ledger,
        Host = host,
        Open = LoadSession.Open,
        Progress = observer,
    };

    private static LimitLedger OpenLedger() => LimitLedger.Open(
        LimitLedger.DefaultFolder(),
        thing => DiagnosticPrinter.Print(new Diagnostic(
            DiagnosticIds.LimitLeftBehind, Severity.Message, $"An earlier run was killed while a limit held; {thing} that it left was removed.")));
}
