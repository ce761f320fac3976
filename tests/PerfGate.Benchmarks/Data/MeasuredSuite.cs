using System.Globalization;
using PerfGate.Core.Measurements;

namespace PerfGate.Benchmarks.Data;

/// <summary>Base and head of a suite as a run leaves them: paired launches of time and allocated bytes, a few benchmarks changed.</summary>
internal sealed record MeasuredSuite(MeasurementSet Base, MeasurementSet Head)
{
    private const string Commit = "5d1e0c1f7a9b4c6e8f20a1b3c5d7e9f1a2b4c6d8";

    /// <param name="benchmarks">How many; ids and numbers are the same in every process.</param>
    /// <param name="pairs">Launches of each side.</param>
    /// <param name="values">Values of each launch, 1 to <see cref="Launch.MaxValues"/>: 1 as baselines keep them.</param>
    public static MeasuredSuite Create(int benchmarks, int pairs, int values = 1)
    {
        var random = new Random(20_261_123);
        var measured = Enumerable.Range(0, benchmarks).Select(index => Measure(random, index, pairs, values)).ToArray();
        return new MeasuredSuite(Set([.. measured.Select(sides => sides.Base)]), Set([.. measured.Select(sides => sides.Head)]));
    }

    private static MeasurementSet Set(MeasuredBenchmark[] benchmarks) => new()
    {
        Tool = "1.0.0",
        Commit = Commit,
        Time = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Environment = new MeasuredEnvironment
        {
            Key = "linux-x64-net10.0.12-epyc-9r14-2c",
            Os = "Ubuntu 24.04.1 LTS",
            Cpu = "AMD EPYC 9R14",
            Cores = 2,
            Runtime = ".NET 10.0.12",
            Sdk = "10.0.401",
            Gc = "workstation, concurrent, gen0 budget 64 MB",
            Jit = "default",
            BenchmarkDotNet = "0.15.8",
        },
        Benchmarks = benchmarks,
    };

    /// <summary>One in fifty is 10 % slower in head, one in a hundred allocates an object more.</summary>
    private static (MeasuredBenchmark Base, MeasuredBenchmark Head) Measure(Random random, int index, int pairs, int values)
    {
        var nanoseconds = Math.Pow(10, 1 + (6 * random.NextDouble()));
        var bytes = 8.0 * random.Next(0, 4_000);
        var slower = index % 50 == 7 ? 1.1 : 1;
        var hungrier = index % 100 == 11 ? 24 : 0;
        var (baseTimes, headTimes) = (new Launch[pairs], new Launch[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            // What the machine does to a pair it does to both sides.
            var shared = nanoseconds * (1 + (0.05 * random.NextDouble()));
            var order = random.Next(2) == 0 ? "AB" : "BA";
            baseTimes[pair] = Times(random, shared, pair + 1, order, values);
            headTimes[pair] = Times(random, shared * slower, pair + 1, order, values);
        }

        return (Benchmark(index, baseTimes, Bytes(pairs, bytes)), Benchmark(index, headTimes, Bytes(pairs, bytes + hungrier)));
    }

    private static Launch Times(Random random, double nanoseconds, int pair, string order, int values)
    {
        var times = new double[values];
        for (var i = 0; i < values; i++)
        {
            times[i] = nanoseconds * (1 + (0.01 * (random.NextDouble() + random.NextDouble() - 1)));
        }

        return new Launch { Pair = pair, Order = order, Values = times };
    }

    private static Launch[] Bytes(int pairs, double bytes) =>
        [.. Enumerable.Range(1, pairs).Select(pair => new Launch { Pair = pair, Values = [bytes] })];

    private static MeasuredBenchmark Benchmark(int index, Launch[] times, Launch[] bytes) => new()
    {
        Id = BenchmarkNames.Of(index),
        Project = "Company.Product.Benchmarks",
        Runtime = "net10.0",
        Source = string.Create(CultureInfo.InvariantCulture, $"bench/Company.Product.Benchmarks/Type{index / 20:000}Benchmarks.cs:{10 + (index % 20)}"),
        Metrics =
        [
            new Metric { Name = Metric.Time, Unit = "ns", Launches = times },
            new Metric { Name = Metric.Allocated, Unit = "B", Assume = Assumption.Exact, Launches = bytes },
        ],
    };
}
