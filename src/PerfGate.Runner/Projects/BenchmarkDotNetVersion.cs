using System.Diagnostics;
using System.Reflection;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Runner.Projects;

/// <summary>Which BenchmarkDotNet a built project carries.</summary>
public static class BenchmarkDotNetVersion
{
    /// <summary>The versions on which taking turns was tried, for messages.</summary>
    public const string KnownToTurns = "0.13.12 to 0.15.8";

    private static readonly Version Oldest = new(0, 13, 12);
    private static readonly Version FirstUnknown = new(0, 16);

    /// <summary>The version in the project's output folder; null when there is none.</summary>
    public static string? Find(BuiltProject project)
    {
        var path = Path.Combine(project.TargetFolder, "BenchmarkDotNet.dll");
        if (!File.Exists(path))
        {
            return null;
        }

        var informational = FileVersionInfo.GetVersionInfo(path).ProductVersion;
        return Short(informational?.Split('+', '-')[0]) ?? AssemblyName.GetAssemblyName(path).Version?.ToString(3);
    }

    /// <summary>Some releases call themselves 0.13.2.0.</summary>
    private static string? Short(string? version) => Version.TryParse(version, out var parsed) && parsed.Build >= 0 ? parsed.ToString(3) : version;

    /// <exception cref="PerfGateException">There is none (exit code 3).</exception>
    public static string Require(BuiltProject project, string side) => Find(project)
        ?? throw Unsupported($"{project.Name} ({side}) has no BenchmarkDotNet.dll in {project.TargetFolder}. "
            + "Add the package BenchmarkDotNet to the project, or take it out of the gate.");

    /// <summary>Whether its engine is one that turns were tried on; another is never taken for it by its looks.</summary>
    public static bool IsKnownToTurns(string version) => Version.TryParse(version, out var parsed) && parsed >= Oldest && parsed < FirstUnknown;

    /// <summary>PG3002, for a release that lacks what every route needs.</summary>
    /// <param name="missing">Its members, <c>Type.Member</c>; at least one.</param>
    internal static PerfGateException Lacks(BuiltProject project, string side, string version, IReadOnlyList<string> missing) => Unsupported(
        $"{project.Name} ({side}) uses BenchmarkDotNet {version} (found in {project.TargetFolder}), which does not have {string.Join(", ", missing)}. "
        + "PerfGate lists and runs benchmarks by these: change the package's version, on both sides of the comparison.");

    private static PerfGateException Unsupported(string message) => new(
        ExitCode.NotMeasured, new Diagnostic(DiagnosticIds.UnsupportedBenchmarkDotNet, Severity.Error, message));
}
