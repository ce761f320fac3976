using PerfGate.Core.Measurements;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Short words for measurement sets.</summary>
internal static class Measured
{
    public static MeasuredEnvironment Environment { get; } = new()
    {
        Key = "linux-x64-net10.0.12-cpu-2c",
        Cpu = "cpu",
        Cores = 2,
        Runtime = ".NET 10.0.12",
        BenchmarkDotNet = "0.15.8",
    };

    public static MeasurementSet Set(params IReadOnlyList<MeasuredBenchmark> benchmarks) =>
        new() { Environment = Environment, Benchmarks = benchmarks };

    public static MeasuredBenchmark Benchmark(string id, params IReadOnlyList<Metric> metrics) =>
        new() { Id = id, Project = "Bench", Runtime = "net10.0", Source = "Bench.cs:12", Metrics = metrics };

    public static MeasuredBenchmark Failed(string id, FailureReason reason) =>
        Benchmark(id) with { Failure = new MeasurementFailure(reason, "what happened") };

    /// <summary>One launch per value, paired 1, 2, 3, …</summary>
    public static Metric Time(params IReadOnlyList<double> launches) => new()
    {
        Name = Metric.Time,
        Unit = "ns",
        Launches = [.. launches.Select((value, index) => new Launch { Pair = index + 1, Values = [value] })],
    };

    public static Metric Allocated(params IReadOnlyList<double> launches) =>
        Time(launches) with { Name = Metric.Allocated, Unit = "B", Assume = Assumption.Exact };

    public static Metric Unpaired(this Metric metric) =>
        metric with { Launches = [.. metric.Launches.Select(launch => launch with { Pair = null })] };

    /// <summary>Standard normal by the polar form of Box and Muller.</summary>
    public static double Normal(Random random)
    {
        while (true)
        {
            var (u, v) = ((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
            var square = (u * u) + (v * v);
            if (square is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }
}
