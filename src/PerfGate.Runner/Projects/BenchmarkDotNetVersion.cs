using System.Diagnostics;
using System.Reflection;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Runner.Projects;

/// <summary>Which BenchmarkDotNet a built project carries, and whether the hook can talk to it.</summary>
public static class BenchmarkDotNetVersion
{
    private static readonly Version Oldest = new(0, 13, 12);
    private static readonly Version FirstUnsupported = new(0, 16);

    /// <summary>The version in the project's output folder; null when there is none.</summary>
    public static string? Find(BuiltProject project)
    {
        var path = Path.Combine(project.TargetFolder, "BenchmarkDotNet.dll");
        if (!File.Exists(path))
        {
            return null;
        }

        var informational = FileVersionInfo.GetVersionInfo(path).ProductVersion;
        return informational?.Split('+', '-')[0] ?? AssemblyName.GetAssemblyName(path).Version?.ToString(3);
    }

    /// <exception cref="PerfGateException">The version is missing or another engine API (exit code 3).</exception>
    public static string Require(BuiltProject project, string side)
    {
        var found = Find(project)
            ?? throw Unsupported($"{project.Name} ({side}) has no BenchmarkDotNet.dll in {project.TargetFolder}. "
                + "Add the package BenchmarkDotNet 0.13.12 to 0.15.8 to the project, or take it out of the gate.");
        return Version.TryParse(found, out var version) && version >= Oldest && version < FirstUnsupported
            ? found
            : throw Unsupported($"{project.Name} ({side}) uses BenchmarkDotNet {found} (found in {project.TargetFolder}). "
                + "PerfGate measures with 0.13.12 to 0.15.8: change the package's version, on both sides of the comparison.");
    }

    private static PerfGateException Unsupported(string message) => new(
        ExitCode.NotMeasured, new Diagnostic(DiagnosticIds.UnsupportedBenchmarkDotNet, Severity.Error, message));
}
