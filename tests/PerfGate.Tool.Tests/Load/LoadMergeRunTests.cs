using HdrHistogram;
using HdrHistogram.Utilities;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.TestKit;
using PerfGate.Tool.Load;
using PerfGate.Tool.Load.Merge;

namespace PerfGate.Tool.Tests.Load;

public sealed class LoadMergeRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Shards_are_joined_and_judged_once()
    {
        Shard(1, 2, 2_000_000);
        Shard(2, 2, 40_000_000);

        var (report, head) = Run().Execute(LoadShards.Find([folder.Root]));

        Assert.Equal((2_400, 2_000_000.0), (head.Total.Series[0].Succeeded, Math.Round(head.Total.Series[0].Response.P50 / 1e5) * 1e5));
        Assert.InRange(head.Total.Series[0].Response.P99, 39.9e6, 40.1e6);
        Assert.Equal(Verdict.Failed, report.Verdict);
        Assert.Equal((Outcome.Broken, Decision.Fail), Assert.Single(report.Results, result => result.Metric == "p99") is var p99 ? (p99.Outcome, p99.Decision) : default);
        Assert.Contains(report.SectionsAt(SectionPlace.Methodology).SelectMany(section => section.Sentences), sentence => sentence.StartsWith("2 machines sent the load", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_shard_and_one_that_is_there_twice_are_refused()
    {
        Shard(1, 3, 2_000_000);
        Shard(3, 3, 2_000_000);
        Assert.Contains("2 is missing", Refused().Message, StringComparison.Ordinal);

        Directory.Move(folder.At("3"), folder.At("other"));
        Shard(3, 3, 2_000_000);
        Shard(2, 3, 2_000_000);
        Assert.Contains("3/3 is there 2 times", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_scenario_or_with_another_nothing_is_judged()
    {
        Shard(1, 1, 2_000_000);

        var without = Assert.Throws<PerfGateException>(() => new LoadMergeRun(null, GateRules.Default).Execute(LoadShards.Find([folder.Root])));
        var another = Assert.Throws<PerfGateException>(() => new LoadMergeRun(Scenario("search"), GateRules.Default).Execute(LoadShards.Find([folder.Root])));

        Assert.Contains("--scenario FILE", without.Message, StringComparison.Ordinal);
        Assert.Contains("'search'", another.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_of_a_comparison_is_no_part_of_a_load()
    {
        Shard(1, 2, 2_000_000);
        Shard(2, 2, 2_000_000);
        LoadFile.Write(folder.At("2", LoadOutput.BaseLoadFileName), LoadSamples.Measured());

        Assert.Contains("one machine measures and decides alone", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_or_an_interrupted_run_becomes_no_baseline()
    {
        Shard(1, 2, 2_000_000);
        var file = folder.At("1", LoadOutput.LoadFileName);
        var shard = Assert.Throws<PerfGateException>(() => new LoadRunReader().Read([file], file));
        LoadFile.Write(file, LoadSamples.Measured() with { Interrupted = true });
        var interrupted = Assert.Throws<PerfGateException>(() => new LoadRunReader().Read([file], file));
        LoadFile.Write(file, LoadSamples.Measured());

        Assert.Equal(DiagnosticIds.LoadInterruptedBaseline, shard.Diagnostics[0].Code);
        Assert.Equal(DiagnosticIds.LoadInterruptedBaseline, interrupted.Diagnostics[0].Code);
        Assert.True(new LoadRunReader().Recognises(File.ReadAllBytes(file).AsSpan(0, 200), file));
        Assert.Equal("checkout", new LoadRunReader().Read([file], file).Value.Conditions!["scenario"]);
    }

    [Fact]
    public void The_folder_holds_what_was_measured_and_nothing_of_an_earlier_run()
    {
        var report = LoadSamples.Compared();
        var sets = new MeasurementSet { Environment = report.Environment, Benchmarks = [] };
        LoadOutput.Write(folder.Root, report, LoadSamples.Measured(), LoadSamples.Measured(0.9), (sets, sets));
        Assert.Superset(
            new HashSet<string> { "load.json", "load-base.json", "base.json", "head.json", "report.json", "report.md", "report.html" },
            Directory.GetFiles(folder.Root).Select(file => Path.GetFileName(file)!).ToHashSet());

        LoadOutput.Write(folder.Root, LoadSamples.Report(), LoadSamples.Measured(), null, null);
        Assert.DoesNotContain(Directory.GetFiles(folder.Root), file => Path.GetFileName(file) is "load-base.json" or "base.json" or "head.json");
    }

    private PerfGateException Refused()
    {
        var fault = Assert.Throws<PerfGateException>(() => Run().Execute(LoadShards.Find([folder.Root])));
        Assert.Equal((ExitCode.Invalid, DiagnosticIds.LoadShardsDisagree), (fault.ExitCode, fault.Diagnostics[0].Code));
        return fault;
    }

    private static LoadMergeRun Run() => new(Scenario("checkout"), GateRules.Default);

    private static LoadScenario Scenario(string name) => new()
    {
        Name = name,
        File = $"{name}.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:5080" },
        Shape = new LoadShape { Stages = [LoadStage.Constant(200, TimeSpan.FromSeconds(60))] },
        Endpoints = [new LoadEndpoint { Name = "read", Class = EndpointClass.Read, Path = "/", Budget = new LatencyBudget { P99 = TimeSpan.FromMilliseconds(30) } }],
    };

    /// <summary>Twelve windows of a hundred requests that all took as long.</summary>
    private void Shard(int index, int count, long nanoseconds)
    {
        const int Windows = 12;
        LoadFile.Write(folder.At($"{index}", LoadOutput.LoadFileName), LoadSamples.Measured() with
        {
            Windows = [.. Enumerable.Range(0, Windows).Select(i => Of(100) with { Start = 10 * i })],
            Total = Of(100 * Windows) with { Seconds = 10 * Windows, Histograms = [] },
            Histograms = Of(100 * Windows).Histograms,
            Shard = new LoadShard(index, count),
        });

        LoadWindow Of(int requests)
        {
            var histogram = new LongHistogram(1_000, 1_800_000_000_000, 3);
            histogram.RecordValueWithCount(nanoseconds, requests);
            return new LoadWindow
            {
                Seconds = 10,
                Due = requests,
                Series = [LoadSamples.Series("read", requests, 0, nanoseconds / 1e6, nanoseconds / 1e6)],
                Histograms = [Encode(histogram)],
            };
        }
    }

    private static LoadHistogram Encode(LongHistogram histogram)
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity() + 64);
        var bytes = new byte[histogram.EncodeIntoCompressedByteBuffer(buffer)];
        buffer.Position = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = buffer.Get();
        }

        return new LoadHistogram("read", null, "response", Convert.ToBase64String(bytes));
    }
}
