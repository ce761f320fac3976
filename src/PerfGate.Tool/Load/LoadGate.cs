using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Words;
using PerfGate.Load;
using PerfGate.Load.Checks;
using PerfGate.Load.Conducting;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Load.Sessions;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Load.Comparing;
using PerfGate.Tool.Load.Measuring;
using PerfGate.Tool.Load.Progress;
using PerfGate.Tool.Load.Services;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Load;

/// <summary>The whole of <c>perfgate load</c>: starts the service, drives it, judges, writes the report.</summary>
internal sealed class LoadGate(LoadRequest request, LoadScenario scenario, LoadObserver observer)
{
    private readonly LoadProvenance provenance = LoadProvenance.Before(scenario.File);

    public GateRules Rules { get; init; } = GateRules.Default;

    public async Task<GateOutcome> ExecuteAsync(CancellationToken cancellation)
    {
        LoadConsent.Expect(scenario, request.AllowRemote);
        LoadExtras.Expect(request, scenario);
        var stored = request.Base == LoadStored.Name ? LoadStored.Find(scenario, Rules, cancellation) : null;
        if (scenario.Service is null)
        {
            // Before the wait for the measuring lock, so that a missing service is reported at once.
            await LoadServices.ExpectAsync(scenario, cancellation).ConfigureAwait(false);
        }

        using var turn = await MeasuringLock.AcquireAsync(
            $"perfgate load {scenario.Name}",
            owner => observer.Stage($"another run measures on this machine; waiting for {owner}"),
            cancellation).ConfigureAwait(false);
        using var origin = request.Base is null || stored is not null ? null : new LoadBase(request.Base, Rules);
        var host = await LoadServices.HostAsync(scenario, origin, observer.Stage, cancellation).ConfigureAwait(false);
        var noise = NoiseProbe.Measure(TimeSpan.FromSeconds(0.5));
        await using var service = await StartAsync(host, ServiceSide.Head, origin is not null, cancellation).ConfigureAwait(false);
        await using var before = origin is null ? null : await StartAsync(host, ServiceSide.Base, true, cancellation).ConfigureAwait(false);
        var found = before is null
            ? await MeasureAsync(service, cancellation).ConfigureAwait(false)
            : await new LoadComparing(scenario, Rules, Profile, request.Isolation ? IsolationJudge.CountOf(scenario) : 0, provenance, observer).RunAsync(before, service!, origin!, cancellation).ConfigureAwait(false);
        found = Asked(found, stored);
        found = await new LoadExtras(request, scenario, Rules, observer).AddAsync(found, service, before, cancellation).ConfigureAwait(false);
        foreach (var running in new[] { service, before }.OfType<IRunningService>())
        {
            await running.StopAsync().ConfigureAwait(false);
        }

        return Report(found, noise);
    }

    /// <summary>With what the judge is to be asked, unless a comparison said so already.</summary>
    private LoadFound Asked(LoadFound found, LoadStored? stored) =>
        found.Faults.Count > 0 || found.Question is not null || request.Shard is not null ? found
        : stored is null ? found with { Question = BudgetJudge.Question(scenario, found.Head, Rules, Today) }
        : new LoadAgainstStored(scenario, Rules, Profile, stored).Judge(found);

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private Profile Profile => request.Profile ?? Rules.Compare.Profile;

    private async Task<IRunningService?> StartAsync(IServiceHost? host, ServiceSide side, bool isOneOfTwo, CancellationToken cancellation)
    {
        if (host is null)
        {
            return null;
        }

        observer.Stage(!isOneOfTwo ? "starting the service" : $"starting the service, {side.ToString().ToLowerInvariant()}");
        var start = new ServiceStart(side) { Port = side == ServiceSide.Base ? FreePort.Find() : null };
        return await host.StartAsync(start, cancellation).ConfigureAwait(false);
    }

    private async Task<LoadFound> MeasureAsync(IRunningService? service, CancellationToken cancellation)
    {
        await WaitForStartAsync(cancellation).ConfigureAwait(false);
        var began = DateTimeOffset.UtcNow;
        using var drive = new LoadDrive(service, scenario.Service?.WatchedPorts ?? new Dictionary<string, int>(), observer);
        LoadRun run;
        await using (var session = LoadSession.Open(scenario, service?.Address ?? new Uri(scenario.Target.Address)))
        {
            try
            {
                var plan = LoadPlan.Of(scenario.Shape) with { Shard = request.Shard };
                observer.Stage($"{ScenarioWords.LoadOf(scenario.Shape)}, at most {scenario.Shape.Connections} connections");
                run = await drive.RunAsync(session, plan, cancellation).ConfigureAwait(false);
            }
            finally
            {
                observer.Finished();
            }
        }

        var measured = new LoadMeasurement
        {
            Time = began,
            Environment = LoadMachine.Describe(),
            Identity = ScenarioWords.IdentityOf(scenario),
            Windows = run.Windows,
            Total = run.Total,
            Histograms = run.Histograms,
            Service = drive.Service,
            Generator = drive.Generator,
            Shard = request.Shard,
            Interrupted = run.Interrupted,
        };
        List<Diagnostic> faults = [];
        if (cancellation.IsCancellationRequested)
        {
            faults.Add(LoadFaults.Interrupted($"{run.Windows.Count} of {scenario.Shape.Windows} windows"));
        }
        else if (LoadFaults.Ended(service) is { } ended)
        {
            faults.Add(ended);
        }
        else if (LoadGuards.Void(measured, scenario.Shape) is { } cause)
        {
            faults.Add(cause);
        }

        return new LoadFound { Head = provenance.Of(measured), Faults = faults, NextNumber = run.NextNumber };
    }

    private async Task WaitForStartAsync(CancellationToken cancellation)
    {
        if (request.Shard is not { StartAt: { } start } shard)
        {
            return;
        }

        var wait = shard.WaitFrom(DateTimeOffset.UtcNow);
        if (wait < TimeSpan.Zero)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidUsage, Severity.Error, $"--start-at {start:O} is past by {-wait.TotalSeconds:0.#} s: the machines would not load the service together. Choose a later time."));
        }

        observer.Stage($"waiting for {start:O}");
        await Task.Delay(wait, cancellation).ConfigureAwait(false);
    }

    private GateOutcome Report(LoadFound found, Core.Measurements.MachineNoise noise)
    {
        var (measured, faults) = (found.Head, found.Faults);
        var decided = faults.Count > 0 || found.Question is not { } question ? null
            : ReportEvidence.Attach(Judge.Decide(question), question.Base, question.Head, Rules.Renames, () => []);
        List<Diagnostic> said = [.. faults];
        if (LoadGuards.Busy(measured, scenario.Shape.Engine) is { } busy)
        {
            said.Add(busy);
        }

        if (noise.IsNoisy)
        {
            said.Add(new Diagnostic(DiagnosticIds.NoisyMachine, Severity.Warning, $"The machine is noisy: {NoiseSentences.Of(noise)}. A part of the response times is its doing."));
        }

        said.ForEach(DiagnosticPrinter.Print);
        var report = LoadReportBuilder.Of(new LoadReportRequest
        {
            Head = measured,
            Base = found.Base,
            BaseOrigin = found.BaseOrigin,
            Stored = found.Stored,
            HeadCurves = PercentileCurves.Of(measured),
            BaseCurves = PercentileCurves.Of(found.Base),
            Comparison = decided?.Methodology,
            Capacity = found.Capacity,
            Results = Advised(decided?.Results ?? [], found),
            Data = scenario.Data,
            Noise = new ReportNoise { Machine = noise },
            Method = new LoadMethod
            {
                WarmUp = scenario.Shape.WarmUp.TotalSeconds,
                Seed = scenario.Shape.Seed,
                AlongStages = found.Base is null ? null : StagePlaces.AreTaken(scenario.Shape.Stages, ComparisonPlan.For(scenario, Profile).Window),
            },
            Warnings = [.. decided?.Warnings ?? [], .. said.Select(one => new ReportWarning(one.Code, one.Message)), .. found.Warnings],
        });
        var exit = faults.Count > 0 && faults.All(fault => fault.Code == DiagnosticIds.LoadInterrupted) ? ExitCode.Cancelled
            : faults.Count > 0 ? ExitCode.NotMeasured
            : ReportExit.Of(report);
        var folder = Path.GetFullPath(request.Output);
        (var files, exit) = ResultFiles.Write(folder, exit, () => LoadOutput.Write(folder, report, measured, found.Base, found.Pairs));
        return new GateOutcome(report, files, Environment.CurrentDirectory, exit);
    }

    private static IReadOnlyList<ReportResult> Advised(IReadOnlyList<ReportResult> results, LoadFound found) =>
        found.Isolation is var (plan, blocks) ? IsolationJudge.Advised(results, plan, blocks) : results;
}
