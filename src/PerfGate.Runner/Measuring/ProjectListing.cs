using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>A built project, checked by the guards and listed by its own process.</summary>
internal sealed record ProjectListing(
    string BenchmarkDotNet, string Runtime, bool ServerGc, bool ConcurrentGc, IReadOnlyList<ListedBenchmark> Benchmarks, IReadOnlyList<string> LeftOut, IReadOnlyList<ReportWarning> Warnings)
{
    /// <summary>Members of its BenchmarkDotNet that turns need and that are not there.</summary>
    public IReadOnlyList<string> MissingForTurns { get; init; } = [];

    public LibraryFacts Library => new(BenchmarkDotNet, MissingForTurns);

    /// <exception cref="PerfGateException">Unsupported BenchmarkDotNet, unoptimised code, a debugger, or a program that does not start (exit code 3).</exception>
    public static ProjectListing Read(BuiltProject project, string side, CancellationToken cancellation)
    {
        if (!File.Exists(Path.ChangeExtension(project.TargetPath, ".runtimeconfig.json")))
        {
            throw Fault(
                DiagnosticIds.ProjectNotRunnable,
                $"{project.Name} ({side}) is a library: benchmarks run in their own program. Set <OutputType>Exe</OutputType>.");
        }

        // After that: a library's output folder has no copy of its packages.
        var version = BenchmarkDotNetVersion.Require(project, side);
        OptimisationGuard.Require(project, side);
        try
        {
            using var process = BenchmarkProcess.Start(
                project, LaunchSettings.Variables(new Dictionary<string, string?>()), LaunchSettings.FromEnvironment().AnswerLimit, cancellation);
            var listing = process.List();
            if (listing.Missing.Count > 0)
            {
                throw BenchmarkDotNetVersion.Lacks(project, side, version, listing.Missing);
            }

            var exits = new UncleanExits();
            exits.Add($"{project.Name} ({side}), which lists its benchmarks,", process.End());
            return listing.DebuggerAttached
                ? throw Fault(DiagnosticIds.DebuggerAttached, $"A debugger is attached to {project.Name} ({side}); detach it.")
                : new ProjectListing(version, listing.Runtime, listing.ServerGc, listing.ConcurrentGc, listing.Benchmarks, listing.LeftOut, [.. exits.Warnings])
                {
                    MissingForTurns = listing.MissingForTurns,
                };
        }
        catch (BenchmarkProcessException exception)
        {
            throw Fault(
                DiagnosticIds.BenchmarkProcessFailed, $"The benchmarks of {project.Name} ({side}) could not be listed. {exception.Message}");
        }
    }

    private static PerfGateException Fault(string code, string message) =>
        new(ExitCode.NotMeasured, new Diagnostic(code, Severity.Error, message));
}
