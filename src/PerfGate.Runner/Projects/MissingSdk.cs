using System.Text.RegularExpressions;
using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Projects;

/// <summary>What the <c>dotnet</c> program says where it finds no SDK to run a command with.</summary>
internal static partial class MissingSdk
{
    /// <param name="error">Standard error of the <c>dotnet</c> program.</param>
    /// <param name="output">Its standard output, which lists the SDKs that there are.</param>
    /// <param name="projectFile">What was to be built.</param>
    /// <returns>PG3009, with the version asked for, the file that asks, what is installed and what to do; null where something else went wrong.</returns>
    public static PerfGateException? Find(string error, string output, string projectFile)
    {
        if (!error.Contains("A compatible .NET SDK was not found.", StringComparison.Ordinal) && !error.Contains("No .NET SDKs were found.", StringComparison.Ordinal))
        {
            return null;
        }

        var installed = string.Join(", ", Installed().Matches(output).Select(match => match.Groups[1].Value));
        var there = installed.Length == 0 ? $"{DotnetHost.Path} has no SDK" : $"the SDKs of {DotnetHost.Path} are {installed}";
        var file = GlobalJson().Match(error) is { Success: true } named ? named.Groups[1].Value.Trim() : null;
        var message = Requested().Match(error) is { Success: true } asked && file is not null
            ? $"{file} asks for the .NET SDK {asked.Groups[1].Value}, and {there}. "
                + "Install the version, or let the file take a newer one: \"rollForward\": \"latestMajor\"."
            : $"No .NET SDK can build {Path.GetFileName(projectFile)}: {there}. Install one.";
        return new PerfGateException(
            ExitCode.NotMeasured, new Diagnostic(DiagnosticIds.SdkMissing, Severity.Error, message, new SourceLocation(file ?? projectFile)));
    }

    [GeneratedRegex(@"^Requested SDK version: *(\S+)", RegexOptions.Multiline)]
    private static partial Regex Requested();

    [GeneratedRegex(@"^global\.json file: *(.+)$", RegexOptions.Multiline)]
    private static partial Regex GlobalJson();

    /// <summary><c>10.0.401 [/usr/share/dotnet/sdk]</c></summary>
    [GeneratedRegex(@"^([0-9]+\.[0-9]\S*) \[", RegexOptions.Multiline)]
    private static partial Regex Installed();
}
