using System.Diagnostics;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Limits.Watching;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>One limit on one start of the service: before, applied, lifted, recovered.</summary>
internal sealed class LimitTrial(LimitsRequest request, LimitKind kind, int number)
{
    private const int MostAttempts = 3;

    private readonly LimitsPlan plan = request.Plan;
    private readonly LimitPhases phases = new(request.Scenario, request.Plan);

    /// <summary>The load before the limit; null as long as there was none.</summary>
    public LoadRun? Undisturbed { get; private set; }

    public async Task<LimitEvidence> RunAsync(CancellationToken cancellation)
    {
        var limit = LimitCatalogue.Create(kind, request.Context);
        await using (limit.ConfigureAwait(false))
        {
            Tell("looking whether it can be imposed");
            var feasibility = limit.Probe();
            if (!feasibility.IsPossible)
            {
                return LimitEvidence.NotImposed(LimitNames.Of(kind), feasibility.Words);
            }

            if (request.Host is not { } host)
            {
                return await MeasureAsync(limit, null, cancellation).ConfigureAwait(false);
            }

            Tell("starting the service");
            var start = new ServiceStart(ServiceSide.Head) { Additions = limit.Prepare() };
            var service = await host.StartAsync(start, cancellation).ConfigureAwait(false);
            await using (service.ConfigureAwait(false))
            {
                return await MeasureAsync(limit, service, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<LimitEvidence> MeasureAsync(ILimit limit, IRunningService? service, CancellationToken cancellation)
    {
        var session = request.Open(request.Scenario, service?.Address ?? new Uri(request.Scenario.Target.Address));
        await using (session.ConfigureAwait(false))
        {
            try
            {
                var seen = await ObserveAsync(limit, service, session, cancellation).ConfigureAwait(false);
                return LimitsJudge.Decide(seen, LimitBudgets.Of(request.Scenario), request.Tolerances);
            }
            catch (LimitNotImposedException exception)
            {
                return LimitEvidence.NotImposed(LimitNames.Of(kind), exception.Message);
            }
        }
    }

    private async Task<LimitObservation> ObserveAsync(
        ILimit limit, IRunningService? service, ILoadSession session, CancellationToken cancellation)
    {
        var kills = MemoryKills.Count();
        var before = await UndisturbedAsync(service, session, cancellation).ConfigureAwait(false);
        Undisturbed = before;
        var resourcesBefore = ServiceReading.Of(service?.ProcessId);
        Tell("imposing it");
        var applied = await limit.ApplyAsync(new LimitTarget(service?.ProcessId, service?.Address ?? new Uri(request.Scenario.Target.Address)), cancellation).ConfigureAwait(false);
        LoadRun during;
        long lifting;
        try
        {
            during = await LoadAsync(session, phases.During(), "under the limit", cancellation).ConfigureAwait(false);
        }
        finally
        {
            Tell("lifting it");
            lifting = Stopwatch.GetTimestamp();
            await applied.DisposeAsync().ConfigureAwait(false);
        }

        var recovery = service is { HasExited: true }
            ? new Recovery([], null)
            : await RecoverAsync(service, session, resourcesBefore, lifting, cancellation).ConfigureAwait(false);
        return new LimitObservation
        {
            Kind = kind,
            How = applied.How,
            Extent = applied.Extent,
            Before = new LimitPhase(before.Windows, before.Total),
            During = new LimitPhase(during.Windows, during.Total),
            Recovery = recovery.Windows,
            Fate = FateOf(service, kills),
            ResourcesBefore = resourcesBefore,
            ResourcesAfter = recovery.Resources,
        };
    }

    /// <summary>
    /// The load before the limit. It is repeated where the service was not healthy: a cold service, or a machine that was busy for a moment,
    /// says nothing about the limit, which is not imposed yet.
    /// </summary>
    private async Task<LoadRun> UndisturbedAsync(IRunningService? service, ILoadSession session, CancellationToken cancellation)
    {
        var budgets = LimitBudgets.Of(request.Scenario);
        for (var attempt = 1; ; attempt++)
        {
            var run = await LoadAsync(session, phases.Before(), attempt == 1 ? "before" : "before, once more", cancellation).ConfigureAwait(false);
            if (attempt == MostAttempts || service is { HasExited: true } || LimitsJudge.UnhealthyReason(run.Total, budgets, request.Tolerances) is null)
            {
                return run;
            }
        }
    }

    /// <summary>Short runs, until the service is what it was or its time is up.</summary>
    private async Task<Recovery> RecoverAsync(
        IRunningService? service, ILoadSession session, LimitResources? before, long lifting, CancellationToken cancellation)
    {
        var budgets = LimitBudgets.Of(request.Scenario);
        List<LoadWindow> windows = [];
        LimitResources? resources = null;
        for (var turn = 0; Stopwatch.GetElapsedTime(lifting) < plan.Recovery && service is not { HasExited: true }; turn++)
        {
            var offset = Stopwatch.GetElapsedTime(lifting).TotalSeconds;
            var run = await LoadAsync(session, phases.Recovery(turn), "recovering", cancellation).ConfigureAwait(false);
            windows.AddRange(run.Windows.Select(window => window with { Start = offset + window.Start }));
            resources = ServiceReading.Of(service?.ProcessId);
            if (LimitRecovery.Seconds(windows, budgets, request.Tolerances.Errors) is not null
                && LimitRecovery.IsBack(before, resources, request.Tolerances))
            {
                break;
            }
        }

        return new Recovery(windows, resources);
    }

    private async Task<LoadRun> LoadAsync(ILoadSession session, LoadPlan load, string phase, CancellationToken cancellation)
    {
        Tell(phase);
        var progress = request.Progress is { } told
            ? new LimitProgressRelay(told, new LimitProgress(number, request.Kinds.Count, LimitNames.Of(kind), phase, null))
            : null;
        var run = await session.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return run;
    }

    private void Tell(string phase) =>
        request.Progress?.Report(new LimitProgress(number, request.Kinds.Count, LimitNames.Of(kind), phase, null));

    private static ServiceExit FateOf(IRunningService? service, long kills) => service is not { HasExited: true }
        ? new ServiceExit(true)
        : new ServiceExit(false)
        {
            ExitCode = service.ExitCode,
            KilledForMemory = service.ExitCode == MemoryKills.ExitCode && MemoryKills.Count() > kills,
            LastWords = service.LastWords,
        };

    private sealed record Recovery(IReadOnlyList<LoadWindow> Windows, LimitResources? Resources);
}
