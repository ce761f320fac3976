using System.Text.Json;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Tool.Gate;

namespace PerfGate.Fuzz.Harnesses;

/// <summary><c>shard.json</c> beside good measurements: joined and judged as <c>perfgate merge</c> does.</summary>
internal static class ShardHarness
{
    public static Harness Shards { get; } = new()
    {
        Name = "shard",
        Reads = "facts of a shard: `shard.json`",
        Readers = [typeof(ShardJson), typeof(ShardFolder)],
        Seeds = () => [ShardJson.ToBytes(Facts(index: 1, count: 1)), ShardJson.ToBytes(Facts(index: 1, count: 2))],
        Format = Mutation.InputFormat.Json,
        Read = Read,

        // Whoever reads the folder makes a diagnostic of it.
        IsRefusal = fault => fault is JsonException || Harness.IsInvalidInput(fault),
    };

    public static ShardFacts Facts(int index, int count) => new()
    {
        Index = index,
        Count = count,
        SuiteSize = 2,
        Base = MeasurementHarness.Sha,
        BaseOrigin = "merge-base with main",
        Head = MeasurementHarness.Sha,
        HeadOrigin = "the work tree",
        Design = Design.Paired,
        Profile = Profile.Default,
        Seed = 42,
        Filter = "*",
        Noise = new MachineNoise { Jitter = 0.1, Load = 0.5 },
        Warnings = [new ReportWarning("PG2006", "a job was skipped")],
        Skipped = [new BenchmarkIdentity("P", "A.B.X", "Job", "net10.0")],
        Unmeasured = [new BenchmarkIdentity("P", "A.B.Y", null, "net10.0")],
        Causes = [new ShardCause(new BenchmarkIdentity("P", "A.B.C(N: 1)", "J", "net10.0"), new ReportCause { Members = ["A.X()"], Path = ["A.B.C()", "A.X()"] })],
    };

    private static string Read(byte[] input)
    {
        var facts = ShardJson.Parse(input);
        var (measuredBase, head) = (MeasurementHarness.Side(100), MeasurementHarness.Side(103));
        if (ShardFaults.Contradiction(facts, measuredBase, head) is { } contradiction)
        {
            throw new JsonException(contradiction);
        }

        var question = ShardMerge.Join([new ShardFolder("x", facts, measuredBase, head)], GateRules.Default, new DateOnly(2026, 11, 30));
        var report = Judge.Decide(question);
        Promise.RoundTrip(report, ReportFile.ToBytes, json => ReportFile.Parse(json, "again").Value, "shard");
        return $"{report.Verdict} {ReportHarness.Show(report, input)}";
    }
}
