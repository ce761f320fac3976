using PerfGate.Core.Baselines;
using PerfGate.Core.Measurements;

namespace PerfGate.Fuzz.Harnesses;

/// <summary><c>base.json</c>, <c>head.json</c> and baselines: what is accepted is written again as it was, and can be kept as a baseline.</summary>
internal static class MeasurementHarness
{
    public static readonly string Sha = new('a', 40);

    public static Harness Measurements { get; } = new()
    {
        Name = "measurements",
        Reads = "measurement files: `base.json`, `head.json`",
        Readers = [typeof(MeasurementFile)],
        Seeds = () => [.. Sides().Select(MeasurementFile.ToBytes), .. Seed.Folder("measurements")],
        Format = Mutation.InputFormat.Json,
        Read = Read,
    };

    public static Harness Baselines { get; } = new()
    {
        Name = "baselines",
        Reads = "files of the baseline store, and their folders",
        Readers = [typeof(BaselineStore)],
        Seeds = () => [.. Sides().Select(BaselineReduction.Reduce).Select(MeasurementFile.ToBytes)],
        Format = Mutation.InputFormat.Json,
        Read = ReadBaseline,
    };

    /// <summary>Small, and between them with every field.</summary>
    public static IEnumerable<MeasurementSet> Sides() => [Side(100), Side(103) with { Suite = "checkout", Conditions = new Dictionary<string, string> { ["connections"] = "50" } }];

    public static MeasurementSet Side(double median) => new()
    {
        Tool = "0.1.0",
        Commit = Sha,
        Time = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero),
        Environment = new MeasuredEnvironment
        {
            Key = "linux-x64-net10.0-cpu-2c",
            Os = "Linux",
            Cpu = "cpu",
            Cores = 2,
            Runtime = ".NET 10.0.12",
            Sdk = "10.0.401",
            Gc = "Concurrent",
            Jit = "RyuJIT",
            BenchmarkDotNet = "0.15.8",
        },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "A.B.C(N: 1)",
                Project = "P",
                Job = "J",
                Runtime = "net10.0",
                Source = "bench/A.cs:12",
                Seconds = 1.5,
                Overhead = 0.5,
                Metrics =
                [
                    new Metric
                    {
                        Name = Metric.Time,
                        Unit = "ns",
                        Launches = [.. Enumerable.Range(1, 8).Select(i => new Launch { Pair = i, Order = i % 2 == 0 ? "BA" : "AB", Busy = 0.9, Values = [median + (i / 10.0), median] })],
                    },
                    new Metric { Name = Metric.Allocated, Unit = "B", Assume = Assumption.Exact, Launches = [new Launch { Pair = 1, Values = [64] }, new Launch { Pair = 2, Values = [64] }] },
                ],
            },
            new MeasuredBenchmark { Id = "A.B.D", Failure = new MeasurementFailure(FailureReason.Threw, "It threw."), Metrics = [] },
        ],
    };

    private static string Read(byte[] input)
    {
        var content = MeasurementFile.Parse(input, "head.json");
        Promise.RoundTrip(content.Value, MeasurementFile.ToBytes, json => MeasurementFile.Parse(json, "again").Value, "measurements");
        return $"{content.Value.Benchmarks.Count} {string.Join(' ', content.Warnings)}";
    }

    private static string ReadBaseline(byte[] input)
    {
        var set = MeasurementFile.Parse(input, "head.json").Value;
        var folder = Path.Combine(Scratch.Folder("baselines"), "store");
        var store = new BaselineStore(folder, path => MeasurementFile.Read(path).Value, MeasurementFile.Write);
        try
        {
            var entry = store.Add(set, set.Suite ?? "benchmarks").Entry;
            Promise.Holds(Path.GetFullPath(entry.Path).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal), "baselines: a file outside of the store");
            Promise.Holds(store.List().Any(one => one.Sha == set.Commit), "baselines: what was added is not listed");
            return $"{store.Read(entry).Benchmarks.Count}";
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
