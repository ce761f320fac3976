using System.Runtime.InteropServices;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Limits;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Git;
using PerfGate.Load;
using PerfGate.Load.Limits;
using PerfGate.Load.Services;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Limits;

/// <summary>The whole of <c>perfgate limits</c>: gives back what an earlier run left, puts the limits on, reports.</summary>
internal sealed class LimitsRun(LoadScenario scenario, IReadOnlyList<LimitKind> kinds, IServiceHost? host)
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
    public async Task<LimitsOutcome> ExecuteAsync(LimitsObserver observer, CancellationToken cancellation)
    {
        IReadOnlyList<LimitEvidence> evidence;
        using (var ledger = OpenLedger())
        {
            try
            {
                evidence = await LimitsConductor.RunAsync(Request(ledger, observer), cancellation).ConfigureAwait(false);
            }
            finally
            {
                observer.Finished();
            }
        }

        if (!cancellation.IsCancellationRequested && evidence.All(one => one.Verdict == LimitVerdict.NotImposed))
        {
            throw new PerfGateException(
                ExitCode.NotMeasured,
                [.. evidence.Select(one => new Diagnostic(DiagnosticIds.NoLimitImposed, Severity.Error, $"{one.Kind} was not imposed: {one.How}."))]);
        }

        return new LimitsOutcome(evidence, LimitsReport.Of(evidence, Environment(), Head(), ToolVersion.Current, [.. Warnings(evidence)]));
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

    private static IEnumerable<ReportWarning> Warnings(IReadOnlyList<LimitEvidence> evidence) => evidence
        .Where(one => one.Verdict == LimitVerdict.NotImposed)
        .Select(one => new ReportWarning(DiagnosticIds.LimitNotImposed, $"{one.Kind} was not imposed: {one.How}."));

    private static MeasuredEnvironment Environment()
    {
        var cpu = ProcessorName.Find();
        return new MeasuredEnvironment
        {
            Key = EnvironmentKey.Of(
                RuntimeInformation.OSDescription,
                RuntimeInformation.ProcessArchitecture.ToString(),
                RuntimeInformation.FrameworkDescription,
                cpu,
                System.Environment.ProcessorCount),
            Os = RuntimeInformation.OSDescription,
            Cpu = cpu,
            Cores = System.Environment.ProcessorCount,
            Runtime = RuntimeInformation.FrameworkDescription,
        };
    }

    private ReportSide Head()
    {
        var side = new ReportSide { Origin = $"scenario {scenario.Name}", Time = DateTimeOffset.UtcNow };
        try
        {
            using var repository = GitRepository.Open(Path.GetDirectoryName(Path.GetFullPath(scenario.File))!);
            return side with { Commit = repository.HeadSha, Dirty = repository.IsDirty };
        }
        catch (PerfGateException)
        {
            // A scenario need not lie in a repository.
            return side;
        }
    }
}
