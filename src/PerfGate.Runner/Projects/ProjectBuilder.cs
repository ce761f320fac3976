using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Projects;

/// <summary>Builds a benchmark project with the SDK of a folder, and asks MSBuild what came out.</summary>
/// <param name="toolAssembly">The tool's own assembly, which supervises the build.</param>
public sealed partial class ProjectBuilder(string toolAssembly)
{
    private static readonly string[] Properties =
        ["TargetPath", "TargetFramework", "TargetFrameworks", "OutputType", "NETCoreSdkVersion", "UsingMicrosoftNETSdk"];

    /// <summary>What every build on both sides gets beside the caller's own environment.</summary>
    private static readonly Dictionary<string, string?> BuildEnvironment = new()
    {
        // Build nodes and compiler servers would outlive a run that is killed, and keep files of a removed worktree open.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
        // An outer build's own engine must not leak into the build of the base.
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildSDKsPath"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        [ActiveVariable] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Set while the tool builds: the targets that start the gate on every build look at it.</summary>
    public const string ActiveVariable = "PERFGATE_ACTIVE";

    /// <summary>The frameworks that a project targets and the SDK that would build it, without building it.</summary>
    /// <param name="projectFile">Full path.</param>
    /// <param name="workingDirectory">Where the SDK is chosen.</param>
    /// <param name="cancellation">Ends MSBuild.</param>
    /// <exception cref="PerfGateException">The project cannot be read (exit code 3).</exception>
    public async Task<ProjectTargets> TargetsAsync(string projectFile, string workingDirectory, CancellationToken cancellation)
    {
        var (exitCode, output, error) = await RunAsync(
            ["msbuild", projectFile, "-nologo", .. Queries()], workingDirectory, cancellation).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw MissingSdk.Find(error, output, projectFile) ?? Broken(projectFile, "could not be read", error + output);
        }

        var properties = ReadProperties(output);
        var several = properties.GetValueOrDefault("TargetFrameworks", "");
        var text = several.Length > 0 ? several : properties.GetValueOrDefault("TargetFramework", "");
        return new ProjectTargets(
            text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            properties.GetValueOrDefault("NETCoreSdkVersion", ""));
    }

    /// <summary>What a build would give, without building: its files are there only if somebody has built it.</summary>
    /// <exception cref="PerfGateException">The project cannot be read (exit code 3).</exception>
    public async Task<BuiltProject> OutputAsync(
        string projectFile, string targetFramework, string configuration, string workingDirectory, CancellationToken cancellation)
    {
        var (exitCode, output, error) = await RunAsync(
            ["msbuild", projectFile, "-nologo", $"-p:Configuration={configuration}", $"-p:TargetFramework={targetFramework}", .. Queries()],
            workingDirectory,
            cancellation).ConfigureAwait(false);
        return exitCode == 0
            ? Described(projectFile, ReadProperties(output))
            : throw MissingSdk.Find(error, output, projectFile) ?? Broken(projectFile, "could not be read", error + output);
    }

    /// <param name="projectFile">Full path.</param>
    /// <param name="targetFramework">One of the project's; null when it has only one.</param>
    /// <param name="configuration">Release, or what the user calls the like of it.</param>
    /// <param name="workingDirectory">Where the head's SDK is chosen, for both sides.</param>
    /// <param name="side">For messages: <c>head</c>, <c>head abc1234</c> or <c>base abc1234</c>.</param>
    public async Task<BuiltProject> BuildAsync(
        string projectFile,
        string? targetFramework,
        string configuration,
        string workingDirectory,
        string side,
        CancellationToken cancellation)
    {
        string[] framework = targetFramework is null ? [] : [$"-p:TargetFramework={targetFramework}"];
        var (exitCode, output, error) = await RunAsync(
            [
                "build", projectFile, "-nologo", "-t:Build", $"-p:Configuration={configuration}", .. framework, .. Queries(),
                // A warning that is new to this SDK must not turn an old commit into one that cannot be built.
                "-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false",
            ],
            workingDirectory,
            cancellation).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw MissingSdk.Find(error, output, projectFile) ?? Broken(projectFile, $"does not build ({side})", error + output);
        }

        return Described(projectFile, ReadProperties(output));
    }

    private static BuiltProject Described(string projectFile, Dictionary<string, string> properties) => new(
        Path.GetFileNameWithoutExtension(projectFile),
        projectFile,
        properties["TargetPath"],
        properties["TargetFramework"],
        properties.GetValueOrDefault("NETCoreSdkVersion", ""));

    /// <summary>An error in MSBuild's canonical form; a warning's text, or a path, may hold the word too.</summary>
    [GeneratedRegex(@"(^|: )error [A-Z]+[0-9]+ *:")]
    private static partial Regex ErrorLine();

    private static IEnumerable<string> Queries() => Properties.Select(property => $"-getProperty:{property}");

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyList<string> arguments, string workingDirectory, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        var (program, wrapped) = Supervisor.Wrap(toolAssembly, [DotnetHost.Path, .. arguments]);
        using var build = ChildProcess.Start(
            program,
            wrapped,
            workingDirectory,
            BuildEnvironment,
            line => output.AppendLine(line),
            line => error.AppendLine(line));
        var exitCode = await build.WaitAsync(cancellation).ConfigureAwait(false);
        return (exitCode, output.ToString(), error.ToString());
    }

    private static Dictionary<string, string> ReadProperties(string output)
    {
        // Warnings may come before the document.
        var start = output.IndexOf('{', StringComparison.Ordinal);
        using var document = JsonDocument.Parse(output[Math.Max(start, 0)..]);
        return document.RootElement.GetProperty("Properties").EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
    }

    private static PerfGateException Broken(string projectFile, string what, string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = lines.FirstOrDefault(line => ErrorLine().IsMatch(line))
            ?? lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.FirstOrDefault()
            ?? "the build printed nothing";

        // The reason stands in a warning before each attempt to copy once more, or in an exception after the error, not in the error.
        if (ResourceShortage.In(output) is { } shortage)
        {
            return new PerfGateException(ExitCode.NotMeasured, shortage.Describe($"{Path.GetFileName(projectFile)} {what}: {first}"));
        }

        return new PerfGateException(
            ExitCode.NotMeasured,
            new Diagnostic(
                DiagnosticIds.BuildFailed,
                Severity.Error,
                $"{Path.GetFileName(projectFile)} {what}: {first}",
                new SourceLocation(projectFile)));
    }
}
