using System.Diagnostics;
using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Runner.Processes;

namespace PerfGate.Tool.Load.Services;

/// <summary>Starts a scenario's service as a process of this tool.</summary>
/// <param name="scenario">With a service.</param>
/// <param name="programs">What is run, by side.</param>
/// <param name="toolAssembly">The tool's own assembly, which supervises.</param>
internal sealed class ProcessServiceHost(
    LoadScenario scenario, IReadOnlyDictionary<ServiceSide, ServiceProgram> programs, string toolAssembly) : IServiceHost
{
    private const string PortMark = "{port}";
    private const string SideMark = "{side}";

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(50);

    private readonly LoadService service = scenario.Service ?? throw new ArgumentException("The scenario starts no service.", nameof(scenario));

    public async Task<IRunningService> StartAsync(ServiceStart start, CancellationToken cancellation)
    {
        var program = programs[start.Side];
        var address = AddressFor(start);
        string[] words = [.. start.Additions.Prefix, .. program.Words.Select(word => Filled(word, start.Side, address.Port))];
        var idFile = ProcessFolder.NewPath(".pid");
        var (supervisor, arguments) = Supervisor.WrapService(toolAssembly, idFile, words);
        var child = ChildProcess.Start(supervisor, arguments, program.Folder, EnvironmentOf(start, address), hide: scenario.Secrets.Hide);
        try
        {
            var processId = await AwaitAsync(child, idFile, address, start.Side, words[0], cancellation).ConfigureAwait(false);
            return new RunningService(child, processId, address);
        }
        catch
        {
            await new RunningService(child, child.Id, address).DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            File.Delete(idFile);
        }
    }

    /// <summary>The target's own port where it names one: then only one side can run.</summary>
    private Uri AddressFor(ServiceStart start)
    {
        var text = scenario.Target.Address;
        var port = start.Port ?? (text.Contains(PortMark, StringComparison.Ordinal) ? FreePort.Find() : (int?)null);
        return port is { } number && text.Contains(PortMark, StringComparison.Ordinal)
            ? new Uri(text.Replace(PortMark, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            : port is { } other ? new UriBuilder(text) { Port = other }.Uri : new Uri(text);
    }

    private Dictionary<string, string?> EnvironmentOf(ServiceStart start, Uri address)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (service.Project is not null)
        {
            // ASP.NET Core listens at this address; another project gets it as an argument.
            environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        }

        foreach (var (name, value) in service.Environment)
        {
            environment[name] = Filled(value.Value, start.Side, address.Port);
        }

        foreach (var (name, value) in start.Additions.Environment)
        {
            environment[name] = value;
        }

        return environment;
    }

    private static string Filled(string word, ServiceSide side, int port) => word
        .Replace(PortMark, port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(SideMark, side.ToString().ToLowerInvariant(), StringComparison.Ordinal);

    private async Task<int> AwaitAsync(
        ChildProcess child, string idFile, Uri address, ServiceSide side, string program, CancellationToken cancellation)
    {
        using var probe = new ServiceProbe(scenario.Target);
        var began = Stopwatch.GetTimestamp();
        string? answer = "did not answer";
        while (Stopwatch.GetElapsedTime(began) < service.ReadyWithin)
        {
            if (child.HasExited)
            {
                child.WaitForExit(TimeSpan.FromSeconds(1));
                throw NotReady($"The service ({side.ToString().ToLowerInvariant()}) ended with exit code {child.ExitCode} before it was ready: {program}.", child);
            }

            if (File.Exists(idFile) && (answer = await probe.AskAsync(address, service.Health, cancellation).ConfigureAwait(false)) is null)
            {
                return int.Parse(await File.ReadAllTextAsync(idFile, cancellation).ConfigureAwait(false), CultureInfo.InvariantCulture);
            }

            await Task.Delay(BetweenQuestions, cancellation).ConfigureAwait(false);
        }

        throw NotReady(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The service ({side.ToString().ToLowerInvariant()}) was not ready within {service.ReadyWithin.TotalSeconds:0.#} s: {service.Health} at {address.GetLeftPart(UriPartial.Authority)} {answer}. Set the service's 'health' to a path that answers 2xx, or 'ready-within' to more."),
            child);
    }

    private PerfGateException NotReady(string message, ChildProcess child) => new(
        ExitCode.NotMeasured,
        new Diagnostic(
            DiagnosticIds.ServiceNotReady,
            Severity.Error,
            message + (child.LastWords.Length > 0 ? $" Its last words: {child.LastWords}" : " It said nothing."),
            new SourceLocation(scenario.File)));
}
