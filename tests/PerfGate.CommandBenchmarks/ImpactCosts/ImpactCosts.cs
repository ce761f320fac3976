using System.Diagnostics;
using System.Globalization;
using PerfGate.Impact;
using PerfGate.Impact.Contracts;
using PerfGate.Runner.Processes;

namespace PerfGate.CommandBenchmarks.ImpactCosts;

/// <summary>What comparing the code of both sides costs, each time in a process of its own, beside compiling the same code.</summary>
internal static class ImpactCosts
{
    private const string Once = "impact-costs-once";

    private static readonly int[] Sizes = [1_000, 3_000, 10_000];

    public static bool IsOnce(string[] arguments) => arguments is [Once, _, _];

    public static void Print(int repetitions)
    {
        Console.WriteLine($"Comparing both sides of {SyntheticProgram.Benchmarks} benchmarks, one method changed; median of {repetitions} processes");
        Console.WriteLine("| methods | comparing, ms | its processor time, ms | peak resident set, MB | of it the comparison's, MB | compiling one side, ms | affected |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in Sizes)
        {
            var root = Directory.CreateTempSubdirectory("perfgate-impact-costs-").FullName;
            var (before, after) = (Path.Combine(root, "base"), Path.Combine(root, "head"));
            SyntheticProgram.Build(before, size, constant: 1);
            var watch = Stopwatch.StartNew();
            SyntheticProgram.Build(after, size, constant: 2);
            var compiling = watch.ElapsedMilliseconds;
            long[][] runs = [.. Enumerable.Range(0, repetitions).Select(_ => Run(before, after))];
            var medians = Enumerable.Range(0, runs[0].Length).Select(column => runs.Select(run => run[column]).Order().ElementAt(repetitions / 2)).ToArray();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size:#,0} | {medians[0]} | {medians[1]} | {medians[2]} | {medians[3]} | {compiling} | {medians[4]} |"));
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>In the process of its own: code is compiled by the JIT for the first time, as in a run of the gate.</summary>
    public static int RunOnce(string before, string after)
    {
        using var process = Process.GetCurrentProcess();
        var (memory, processor, watch) = (process.PeakWorkingSet64, process.TotalProcessorTime, Stopwatch.StartNew());
        var result = ImpactAnalysis.Run(new ImpactRequest
        {
            Base = new ImpactSide { AssemblyPath = Path.Combine(before, "Bench.dll") },
            Head = new ImpactSide { AssemblyPath = Path.Combine(after, "Bench.dll") },
            Benchmarks = [.. SyntheticProgram.Names().Select(one => new ImpactBenchmark($"{one.Type}.{one.Method}", one.Type, one.Method))],
        });
        var elapsed = watch.ElapsedMilliseconds;
        process.Refresh();
        const long Megabyte = 1 << 20;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed} {(long)(process.TotalProcessorTime - processor).TotalMilliseconds} {process.PeakWorkingSet64 / Megabyte} {(process.PeakWorkingSet64 - memory) / Megabyte} {result.Verdicts.Count(one => one.Kind == ImpactKind.Affected)}"));
        return result.Verdicts.Any(one => one.Kind == ImpactKind.NotProvable) ? 1 : 0;
    }

    private static long[] Run(string before, string after)
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", typeof(ImpactCosts).Assembly.Location, Once, before, after])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split(' ').Select(field => long.Parse(field, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The comparison ended with {process.ExitCode}: {output}");
    }
}
