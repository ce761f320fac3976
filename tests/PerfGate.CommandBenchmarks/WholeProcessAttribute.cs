using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PerfGate.CommandBenchmarks;

/// <summary>For benchmarks whose operation is a process: each runs a few times, and its table has what the process took.</summary>
/// <remarks>In this process, which the columns share; a busy machine lengthens wall time more than what they show.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WholeProcessAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(1)
            .WithIterationCount(5)
            .WithInvocationCount(1)
            .WithUnrollFactor(1))
        .AddColumn(
            new ProcessColumn(
                "CPU", "Median processor time of the process, user and kernel", runs => Text(runs, "0.00", "s", run => run.ProcessorTime.TotalSeconds, Median)),
            new ProcessColumn(
                "Peak RSS", "Largest resident set of any process, 1 MB = 1,000,000 B", runs => Text(runs, "0", "MB", run => run.PeakBytes / 1e6, Enumerable.Max)));

    private static string Text(
        IReadOnlyList<ToolRun> runs, string format, string unit, Func<ToolRun, double> of, Func<IEnumerable<double>, double> summary) =>
        runs.Count == 0 ? "?" : $"{summary(runs.Select(of)).ToString(format, CultureInfo.InvariantCulture)} {unit}";

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
