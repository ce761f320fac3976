using System.Runtime.InteropServices;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>Where a run of load was: the generator's machine.</summary>
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
}
