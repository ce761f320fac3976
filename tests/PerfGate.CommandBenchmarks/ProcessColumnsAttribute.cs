using System.Globalization;
using BenchmarkDotNet.Configs;

namespace PerfGate.CommandBenchmarks;

/// <summary>Adds to a benchmark's table what its processes took: a busy machine lengthens wall time more than either.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ProcessColumnsAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(
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
