using System.Runtime.InteropServices;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Git;
using PerfGate.Load.Measured;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>Where and of what a run of load was: the generator's machine, and the commit that the scenario lies in.</summary>
internal static class LoadMachine
{
    public static MeasuredEnvironment Describe()
    {
        var cpu = ProcessorName.Find();
        return new MeasuredEnvironment
        {
            Key = EnvironmentKey.Of(
                RuntimeInformation.OSDescription,
                RuntimeInformation.ProcessArchitecture.ToString(),
                RuntimeInformation.FrameworkDescription,
                cpu,
                Environment.ProcessorCount),
            Os = RuntimeInformation.OSDescription,
            Cpu = cpu,
            Cores = Environment.ProcessorCount,
            Runtime = RuntimeInformation.FrameworkDescription,
        };
    }

    /// <summary>The measurement with the tool's version, and the commit where there is one: a scenario need not lie in a repository.</summary>
    public static LoadMeasurement WithProvenance(LoadMeasurement measured, string scenarioFile)
    {
        var marked = measured with { Tool = ToolVersion.Current };
        try
        {
            using var repository = GitRepository.Open(Path.GetDirectoryName(Path.GetFullPath(scenarioFile))!);
            return marked with { Commit = repository.HeadSha, Dirty = repository.IsDirty };
        }
        catch (PerfGateException)
        {
            return marked;
        }
    }
}
