using System.Runtime.InteropServices;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>Describes this machine and the runtime of the benchmark processes.</summary>
internal static class EnvironmentProbe
{
    public static MeasuredEnvironment Describe(BuiltProject project, ProjectListing listing)
    {
        var cpu = ProcessorName.Find();
        return new MeasuredEnvironment
        {
            Key = EnvironmentKey.Of(
                SystemName(), RuntimeInformation.ProcessArchitecture.ToString(), listing.Runtime, cpu, Environment.ProcessorCount),
            Os = RuntimeInformation.OSDescription,
            Cpu = cpu,
            Cores = Environment.ProcessorCount,
            Runtime = listing.Runtime,
            Sdk = project.SdkVersion,
            Gc = $"{(listing.ServerGc ? "server" : "workstation")}, {(listing.ConcurrentGc ? "concurrent" : "non-concurrent")}, "
                + LaunchSettings.Gen0Description,
            Jit = Jit(),
            BenchmarkDotNet = listing.BenchmarkDotNet,
        };
    }

    private static string SystemName() =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsLinux() ? "linux" : "unknown";

    /// <summary>Settings of the JIT that the caller's environment passes to the benchmarks.</summary>
    private static string Jit()
    {
        string[] knobs = ["TieredCompilation", "TieredPGO", "ReadyToRun", "TC_QuickJitForLoops", "TieredCompilation_QuickJit"];
        var set = knobs
            .Select(knob => (knob, Value: Environment.GetEnvironmentVariable("DOTNET_" + knob)))
            .Where(setting => setting.Value is not null)
            .Select(setting => $"{setting.knob}={setting.Value}")
            .ToArray();
        return string.Join(", ", [LaunchSettings.JitDescription, .. set]);
    }
}
