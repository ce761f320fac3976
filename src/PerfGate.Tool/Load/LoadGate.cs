using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Core.Verdicts;
using PerfGate.Load;
using PerfGate.Load.Services;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Load;

/// <summary>The whole of <c>perfgate load</c>: starts the service, drives it, judges, writes the report.</summary>
internal sealed class LoadGate(LoadRequest request, LoadScenario scenario, LoadObserver observer)
{
    /// <summary>Judges what was measured; the run is neither void nor interrupted.</summary>
    public required Func<LoadScenario, LoadMeasurement, IReadOnlyList<ReportResult>> Judge { get; init; }

    public async Task<(ExitCode Exit, GateOutcome Outcome)> ExecuteAsync(CancellationToken cancellation)
    {
        if (scenario.Service is null)
        {
            // Said at once, not after a wait for the machine.
            await LoadServices.ExpectAsync(scenario, cancellation).ConfigureAwait(false);
        }

        using var turn = await MeasuringLock.AcquireAsync(
            $"perfgate load {scenario.Name}",
            owner => observer.Stage($"another run measures on this machine; waiting for {owner}"),
            cancellation).ConfigureAwait(false);
        var host = await LoadServices.HostAsync(scenario, observer.Stage, cancellation).ConfigureAwait(false);
        var noise = NoiseProbe.Measure(TimeSpan.FromSeconds(0.5));
        await using var service = await StartAsync(host, cancellation).ConfigureAwait(false);
        var (measured, faults) = await MeasureAsync(service, cancellation).ConfigureAwait(false);
        if (service is not null)
        {
            await service.StopAsync().ConfigureAwait(false);
        }

        return Report(measured, faults, noise);
    }

    private async Task<IRunningService?> StartAsync(IServiceHost? host, CancellationToken cancellation)
    {
        if (host is null)
        {
            return null;
        }

        observer.Stage("starting the service");
        return await host.StartAsync(new ServiceStart(ServiceSide.Head), cancellation).ConfigureAwait(false);
    }

    private async Task<(LoadMeasurement Measured, IReadOnlyList<Diagnostic> Faults)> MeasureAsync(IRunningService? service, CancellationToken cancellation)
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
            faults.Add(new Diagnostic(DiagnosticIds.LoadInterrupted, Severity.Warning, $"The run was interrupted after {run.Windows.Count} of {scenario.Shape.Windows} windows; they are in the report and carry no verdict."));
        }
        else if (drive.ServiceEnded || service is { HasExited: true })
        {
            var words = service!.LastWords.Length > 0 ? $" Its last words: {service.LastWords}" : " It said nothing.";
            faults.Add(new Diagnostic(DiagnosticIds.ServiceEnded, Severity.Error, $"The service ended with exit code {service.ExitCode} while it was measured.{words}"));
        }
        else if (LoadGuards.Void(measured, scenario.Shape.Connections) is { } cause)
        {
            faults.Add(cause);
        }

        return (LoadMachine.Marked(measured, scenario.File), faults);
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

    private (ExitCode Exit, GateOutcome Outcome) Report(LoadMeasurement measured, IReadOnlyList<Diagnostic> faults, Core.Measurements.MachineNoise noise)
    {
        var results = faults.Count > 0 || request.Shard is not null ? [] : Judge(scenario, measured);
        List<Diagnostic> said = [.. faults];
        if (LoadGuards.Busy(measured) is { } busy)
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
            Results = results,
            Data = scenario.Data,
            Noise = new ReportNoise { Machine = noise },
            Method = new LoadMethod { WarmUp = scenario.Shape.WarmUp.TotalSeconds, Seed = scenario.Shape.Seed },
            Warnings = [.. said.Select(one => new ReportWarning(one.Code, one.Message))],
        });
        var files = LoadOutput.Write(Path.GetFullPath(request.Output), report, measured, null, null);
        var exit = measured.Interrupted && faults.All(fault => fault.Code == DiagnosticIds.LoadInterrupted) ? ExitCode.Cancelled
            : faults.Count > 0 ? ExitCode.NotMeasured
            : ReportExit.Of(report);
        return (exit, new GateOutcome(report, files, Environment.CurrentDirectory));
    }
}
