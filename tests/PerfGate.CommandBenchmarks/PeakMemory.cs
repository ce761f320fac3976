using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace PerfGate.CommandBenchmarks;

/// <summary>A column with the largest resident set of the processes that a benchmark started.</summary>
internal sealed class PeakMemory : IColumn
{
    private static readonly Dictionary<(int Benchmarks, int Values), long> Peaks = [];

    public string Id => nameof(PeakMemory);

    public string ColumnName => "Peak RSS";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Size;

    public string Legend => "Largest resident set of the started process, 1 MB = 1,000,000 B";

    public static void Record(int benchmarks, int values, long bytes) =>
        Peaks[(benchmarks, values)] = Math.Max(bytes, Peaks.GetValueOrDefault((benchmarks, values)));

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var parameters = benchmarkCase.Parameters;
        var key = (
            (int)parameters[nameof(CompareCommandBenchmarks.Benchmarks)],
            (int)parameters[nameof(CompareCommandBenchmarks.ValuesPerLaunch)]);
        return Peaks.TryGetValue(key, out var bytes) ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB") : "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}

/// <summary>Adds <see cref="PeakMemory"/> to a benchmark's table.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PeakMemoryAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(new PeakMemory());
}
