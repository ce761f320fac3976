using PerfGate.Core.Diagnostics;

namespace PerfGate.Runner.Projects;

/// <summary>Which of a project's frameworks is measured: one that this machine runs.</summary>
public static class TargetFrameworkChoice
{
    private static readonly Version Oldest = new(8, 0);

    /// <summary>Of those that may be rolled forward: before it, the major versions had no common runtime to go to.</summary>
    private static readonly Version OldestRolled = new(5, 0);

    /// <param name="project">Name of the project, for messages.</param>
    /// <param name="frameworks">What the project targets, for example <c>net48;net8.0;net10.0</c>.</param>
    /// <param name="installed">Versions of Microsoft.NETCore.App on this machine.</param>
    /// <param name="asked">What the user asked for; null: the newest of those that this system builds and runs.</param>
    /// <param name="rollForward">Whether one may be taken that only a newer runtime runs, where there is no other.</param>
    /// <exception cref="PerfGateException">None can be run here, or the one asked for is not targeted.</exception>
    public static string Choose(string project, IReadOnlyList<string> frameworks, IReadOnlyList<Version> installed, string? asked, bool rollForward = false)
    {
        var all = string.Join(", ", frameworks);
        if (asked is not null && !frameworks.Contains(asked, StringComparer.OrdinalIgnoreCase))
        {
            throw new PerfGateException(
                ExitCode.Invalid,
                new Diagnostic(DiagnosticIds.InvalidUsage, Severity.Error, $"{project} does not target {asked}; it targets {all}."));
        }

        string[] wanted = asked is null ? [.. frameworks] : [asked];
        var rolled = Newest(wanted, framework => framework >= OldestRolled && installed.Any(runtime => runtime.Major > framework.Major));
        var best = Newest(wanted, framework => framework >= Oldest && installed.Any(runtime => Runs(framework, runtime))) ?? (rollForward ? rolled : null);
        return best ?? throw new PerfGateException(
            ExitCode.NotMeasured,
            new Diagnostic(
                DiagnosticIds.RuntimeMissing,
                Severity.Error,
                $"{project} targets {asked ?? all}; this machine has the runtimes {string.Join(", ", installed)}. "
                + "Install a runtime that the project targets, .NET 8 or later"
                + (rolled is null ? "." : $", or measure {rolled} on a newer one: --roll-forward (PerfGateRollForward in a build).")));
    }

    /// <summary>Whether this machine runs a framework on no runtime of its own, but on a newer one.</summary>
    /// <param name="framework">For example <c>net9.0</c>.</param>
    /// <param name="installed">Versions of Microsoft.NETCore.App on this machine.</param>
    public static bool NeedsRollForward(string framework, IReadOnlyList<Version> installed) =>
        VersionOf(framework) is { } version && !installed.Any(runtime => Runs(version, runtime)) && installed.Any(runtime => runtime.Major > version.Major);

    private static string? Newest(IEnumerable<string> frameworks, Func<Version, bool> applies) => frameworks
        .Select(framework => (Name: framework, Version: VersionOf(framework)))
        .Where(framework => framework.Version is not null && applies(framework.Version))
        .OrderByDescending(framework => IsOfThisSystem(framework.Name))
        .ThenByDescending(framework => framework.Version)
        .FirstOrDefault().Name;

    /// <summary>The version in <c>net10.0</c> or <c>net10.0-windows</c>; null for other kinds of framework.</summary>
    internal static Version? VersionOf(string framework)
    {
        var name = framework.Split('-')[0];
        return name.StartsWith("net", StringComparison.OrdinalIgnoreCase) && name.Contains('.', StringComparison.Ordinal)
            && Version.TryParse(name.AsSpan(3), out var version)
            ? version
            : null;
    }

    /// <summary>
    /// Whether this system builds and runs it: <c>net10.0</c> anywhere, <c>net10.0-windows10.0.19041.0</c> on Windows. What is made for
    /// another system is a last resort, for projects that have nothing else and a property that lets it be built here.
    /// </summary>
    private static bool IsOfThisSystem(string framework)
    {
        var platform = framework.IndexOf('-', StringComparison.Ordinal) is >= 0 and var at ? framework[(at + 1)..].TrimEnd([.. "0123456789."]) : "";
        return platform.Length == 0 || OperatingSystem.IsOSPlatform(platform);
    }

    private static bool Runs(Version framework, Version runtime) => runtime.Major == framework.Major && runtime >= framework;
}
