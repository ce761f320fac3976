using System.Globalization;
using System.Runtime.InteropServices;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Measurements;
using PerfGate.Git;
using PerfGate.Load;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Limits;

/// <summary>The run without a limit as a measurement of its own: what the limits are held against.</summary>
internal static class UndisturbedService
{
    public static LoadMeasurement Describe(LoadScenario scenario, LoadRun run)
    {
        var measurement = new LoadMeasurement
        {
            Tool = ToolVersion.Current,
            Time = DateTimeOffset.UtcNow,
            Environment = Environment(),
            Identity = Identity(scenario),
            Windows = run.Windows,
            Total = run.Total,
            Histograms = run.Histograms,
        };
        try
        {
            using var repository = GitRepository.Open(Path.GetDirectoryName(Path.GetFullPath(scenario.File))!);
            return measurement with { Commit = repository.HeadSha, Dirty = repository.IsDirty };
        }
        catch (PerfGateException)
        {
            // A scenario need not lie in a repository.
            return measurement;
        }
    }

    private static LoadIdentity Identity(LoadScenario scenario)
    {
        var shape = scenario.Shape;
        var all = scenario.Endpoints.Sum(endpoint => endpoint.Weight);
        return new LoadIdentity
        {
            Scenario = scenario.Name,
            Load = shape.Model == LoadModel.Closed
                ? string.Create(CultureInfo.InvariantCulture, $"closed, {shape.Users} users, before each limit")
                : string.Create(CultureInfo.InvariantCulture, $"open, constant {scenario.Limits?.Rate ?? shape.Stages[0].From:0.##}/s, before each limit"),
            Mix = string.Join(", ", scenario.Endpoints.Select(endpoint =>
                string.Create(CultureInfo.InvariantCulture, $"{endpoint.Name} {endpoint.Weight / all * 100:0.#} %"))),
            Connections = shape.Connections,
            Transport = $"{(scenario.Target.Http == HttpGeneration.Http2 ? "HTTP/2" : "HTTP/1.1")}, "
                + $"{(shape.KeepAlive ? "keep-alive" : "a connection each")}, {shape.Engine.ToString().ToLowerInvariant()} engine",
        };
    }

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
}
