using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Core.Files;
using PerfGate.Core.Words;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Observing;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Processes;
using PerfGate.Runner.Projects;
using PerfGate.Runner.Recording;
using PerfGate.Traces;

namespace PerfGate.Tool.Gate;

/// <summary>Launches the base's benchmarks of which the code alone does not tell whether a change can affect them, and asks what they met.</summary>
/// <param name="root">Top of the base's work tree.</param>
/// <param name="recordsOf">Where records of a project's build are kept; null: nowhere.</param>
/// <param name="limit">What all launches together may take; benchmarks that are left are as the code alone says.</param>
/// <param name="stage">Told what is done.</param>
/// <param name="cancellation">Ends the launches.</param>
internal sealed class ReachRecorder(string root, Func<BuiltProject, string?> recordsOf, TimeSpan limit, Action<string> stage, CancellationToken cancellation)
{
    private const int SayEvery = 10;

    /// <summary>What launches may take of the time for measuring.</summary>
    private const double ShareOfBudget = 0.25;

    private readonly Stopwatch spent = new();

    private static readonly NamedMethod LastMethod = new(ReachLaunch.LastType, ReachLaunch.LastMethod);

    /// <summary>What is the same for both sides and no part of them: the runtime's own assemblies, and the hook.</summary>
    private static readonly IReadOnlyList<string> Framework =
    [
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..")),
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(RealPath(DotnetHost.Path)) ?? ".", "shared")),
        Path.Combine(AppContext.BaseDirectory, "hook"),
    ];

    /// <summary>What launches may take in a run.</summary>
    /// <param name="budget">The run's time for measuring.</param>
    public static TimeSpan LimitOf(TimeSpan budget) => budget * ShareOfBudget;

    /// <summary>The verdicts on a project's benchmarks, with what launches add to them.</summary>
    public IReadOnlyList<ImpactVerdict> Refine(ImpactRequest request, IReadOnlyList<PairedBenchmark> benchmarks, IReadOnlyList<ImpactVerdict> verdicts)
    {
        if (verdicts.All(verdict => verdict.Kind == ImpactKind.Unaffected))
        {
            return verdicts;
        }

        using var analysis = ObservedAnalysis.Of(request);
        if (analysis is null)
        {
            return verdicts;
        }

        var refined = verdicts.ToArray();
        int[] open = [.. Enumerable.Range(0, refined.Length).Where(i => refined[i].Kind != ImpactKind.Unaffected && analysis.MayBeUnaffected(refined[i].Benchmark))];
        var known = open.ToDictionary(i => i, i => FileOf(benchmarks[i]) is { } file ? ReachRecordFile.TryRead(file) : null);
        var missing = known.Count(one => one.Value is null);
        if (missing > 0)
        {
            stage($"recording what {missing} benchmark{(missing == 1 ? " reaches" : "s reach")} in the base, two launches each");
        }

        var recorded = 0;
        foreach (var i in open)
        {
            var reach = known[i];
            if (reach is null && spent.Elapsed >= limit)
            {
                refined[i] = refined[i] with { Observed = $"not recorded: all launches together may take {Quantity.Stated(limit.TotalNanoseconds, "ns")}" };
                continue;
            }

            if (reach is null)
            {
                spent.Start();
                reach = Record(request.Base, benchmarks[i]);
                spent.Stop();
                if (++recorded % SayEvery == 0 && recorded < missing)
                {
                    stage($"recorded {recorded} of {missing}");
                }
            }

            refined[i] = analysis.Decide(refined[i], reach);
        }

        return refined;
    }

    /// <summary>Launches the benchmark twice, at once: nobody takes the time.</summary>
    private ObservedReach Record(ImpactSide side, PairedBenchmark benchmark)
    {
        var folder = Directory.CreateDirectory(ProcessFolder.NewPath("-reach")).FullName;
        try
        {
            using var files = OpenedFiles.Watch(root);
            var beside = Task.Run(() => Launch(benchmark, folder, inlines: false), CancellationToken.None);
            LaunchResult usual, plain;
            try
            {
                usual = Launch(benchmark, folder, inlines: true);
            }
            finally
            {
                // Also where the other was cancelled: its files are taken away below.
                Task.WaitAny(beside);
            }

            plain = beside.GetAwaiter().GetResult();
            if ((usual.Fault ?? plain.Fault) is { } fault)
            {
                return ObservedReach.Refused(fault);
            }

            var reach = ReachRecord.Of(side, usual.Code!, plain.Code!, Framework) with { Opened = files?.Collect() };
            Keep(benchmark, reach);
            return reach;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or Win32Exception)
        {
            return ObservedReach.Refused($"what the base reaches cannot be recorded: {exception.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private LaunchResult Launch(PairedBenchmark benchmark, string folder, bool inlines)
    {
        var file = Path.Combine(folder, inlines ? "usual.nettrace" : "plain.nettrace");
        if (ReachLaunch.Run(benchmark.BaseProject, benchmark.Base, file, CodeTraceReader.Providers, inlines, cancellation) is { } failure)
        {
            return new LaunchResult(failure, null);
        }

        var trace = CodeTraceReader.Read(file, LastMethod);
        return trace.Fault is { } fault
            ? new LaunchResult($"the record of a launch of the base is not complete: {fault}", null)
            : new LaunchResult(null, new LaunchedCode
            {
                Compiled = [.. trace.Compiled.Select(one => new CompiledCode(one.Assembly, one.Token, one.Type, one.Name))],
                Inlined = [.. trace.Inlined.Select(one => new InlinedCode(one.Type, one.Name))],
                Types = trace.Types,
                Assemblies = trace.Assemblies,
                FromMemory = trace.FromMemory,
            });
    }

    /// <summary>What cannot be kept is recorded again.</summary>
    private void Keep(PairedBenchmark benchmark, ObservedReach reach)
    {
        if (FileOf(benchmark) is not { } file)
        {
            return;
        }

        try
        {
            ReachRecordFile.Write(file, reach);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            stage($"{file} cannot be written: {exception.Message}");
        }
    }

    private string? FileOf(PairedBenchmark benchmark)
    {
        if (recordsOf(benchmark.BaseProject) is not { } folder)
        {
            return null;
        }

        var text = string.Join('\n', [benchmark.Base.Type, benchmark.Base.Id, benchmark.Base.Job, $"{benchmark.Base.Occurrence}", ToolVersion.Current, .. InstalledRuntimes.Find().Select(one => one.ToString())]);
        return Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24] + ".txt");
    }

    private static string RealPath(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private sealed record LaunchResult(string? Fault, LaunchedCode? Code);
}
