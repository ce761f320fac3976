using PerfGate.Core.Measurements;

namespace PerfGate.Torture.Subjects;

/// <summary>Measurements of two runs that nobody took: of other commits, at other times.</summary>
internal static class Sides
{
    private const int Launches = 16;

    /// <param name="turn">Even and odd ones differ.</param>
    /// <param name="isHead">Else the base.</param>
    /// <param name="shard">Of three, from 0; null: the whole suite.</param>
    public static MeasurementSet Of(int turn, bool isHead, int? shard = null) => new()
    {
        Commit = new string("abcdef"[(turn % 2) + (isHead ? 2 : 0)], 40),
        Time = new DateTimeOffset(2026, 11, 24, 9, turn % 2, 0, TimeSpan.Zero),
        Environment = new MeasuredEnvironment { Key = "linux-x64-net10.0.12-torture-2c" },
        Benchmarks = [.. Enumerable.Range(0, 60).Where(i => shard is not { } part || i % 3 == part).Select(i => Benchmark(i, isHead && i % 10 == 0 ? 0.95 : 1))],
    };

    private static MeasuredBenchmark Benchmark(int number, double factor) => new()
    {
        Id = $"Sample.Suite{number % 7}.Benchmark{number}(N: {number * 10})",
        Metrics =
        [
            new Metric
            {
                Name = Metric.Time,
                Unit = "ns",
                Launches = [.. Enumerable.Range(1, Launches).Select(pair => new Launch { Pair = pair, Order = "AB", Values = [factor * (100 + number + (0.01 * ((pair * 7) % 5)))] })],
            },
            new Metric
            {
                Name = Metric.Allocated,
                Unit = "B",
                Assume = Assumption.Exact,
                Launches = [.. Enumerable.Range(1, Launches).Select(pair => new Launch { Pair = pair, Values = [64] })],
            },
        ],
    };
}
