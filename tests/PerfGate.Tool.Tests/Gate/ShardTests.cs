using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Gate;

public sealed class ShardTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string BaseSha = new('b', 40);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void Shards_merge_into_the_report_of_one_machine(int count)
    {
        var (whole, suite) = Whole();
        var expected = ReportFile.ToBytes(Judge.Decide(whole));

        var shards = Deal(whole, suite, count);
        var merged = Judge.Decide(ShardMerge.Join(shards, GateRules.Default, Today));

        Assert.Equal(System.Text.Encoding.UTF8.GetString(expected), System.Text.Encoding.UTF8.GetString(ReportFile.ToBytes(merged)));
        Assert.Contains(merged.Results, result => result.Outcome == Outcome.Regressed);
        Assert.Contains(merged.Results, result => result.Outcome == Outcome.Removed);
        Assert.Contains(merged.Results, result => result.Outcome == Outcome.Failed);
    }

    [Fact]
    public void A_missing_shard_is_named()
    {
        var (whole, suite) = Whole();
        var shards = Deal(whole, suite, 3);

        var fault = Assert.Throws<PerfGateException>(() => ShardMerge.Join([shards[0], shards[2]], GateRules.Default, Today));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.Equal(DiagnosticIds.ShardsDisagree, fault.Diagnostics[0].Code);
        Assert.Contains("Shard 2/3 is missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_that_is_there_twice_is_named()
    {
        var (whole, suite) = Whole();
        var shards = Deal(whole, suite, 2);

        var fault = Assert.Throws<PerfGateException>(() => ShardMerge.Join([shards[0], shards[1], shards[1]], GateRules.Default, Today));

        Assert.Contains("Shard 2/2 is there more than once", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shards_of_two_runs_are_refused_with_what_differs()
    {
        var (whole, suite) = Whole();
        var shards = Deal(whole, suite, 2);
        var other = shards[1] with { Facts = shards[1].Facts with { Base = new string('c', 40) } };

        var fault = Assert.Throws<PerfGateException>(() => ShardMerge.Join([shards[0], other], GateRules.Default, Today));

        Assert.Contains("the base is bbbbbbb", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_of_two_kinds_are_said()
    {
        var (whole, suite) = Whole();
        var shards = Deal(whole, suite, 2);
        var other = shards[1] with { Head = shards[1].Head with { Environment = new MeasuredEnvironment { Key = "another" } } };

        var question = ShardMerge.Join([shards[0], other], GateRules.Default, Today);

        Assert.Contains(question.Warnings, warning => warning.Message.Contains("2 kinds (here, another)", StringComparison.Ordinal));
    }

    /// <summary>As a version wrote it that did not know the others, such as the causes.</summary>
    [Fact]
    public void Fields_that_a_shard_need_not_have_may_be_missing()
    {
        var (whole, suite) = Whole();
        var shards = Deal(whole, suite, 2);
        File.WriteAllText(
            Path.Combine(shards[1].Path, ShardFolder.FactsFile),
            $$"""{ "schema": "perfgate.shard/1", "index": 2, "count": 2, "suiteSize": {{suite}}, "base": "{{BaseSha}}", "head": "{{whole.Head.Commit}}", "design": "paired", "profile": "quick" }""");

        var question = ShardMerge.Join([shards[0], ShardFolder.Read(shards[1].Path)], GateRules.Default, Today);

        Assert.Equal((12, 0, 0), (question.Head.Benchmarks.Count(benchmark => benchmark.Failure is null), question.Skipped.Count, question.Causes.Count));
        Assert.Equal(whole.Warnings, question.Warnings);
    }

    [Fact]
    public void A_shard_of_another_schema_is_refused()
    {
        File.WriteAllText(folder.At(ShardFolder.FactsFile), """{ "schema": "perfgate.shard/2", "index": 1, "count": 1, "design": "paired", "profile": "quick" }""");

        var fault = Assert.Throws<PerfGateException>(() => ShardFolder.Read(folder.Root));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.Contains("The file's schema is not 'perfgate.shard/1'.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/3", 2, 3)]
    [InlineData("256/256", 256, 256)]
    public void A_part_is_read(string text, int index, int count) => Assert.Equal(new Shard(index, count), Shard.TryParse(text));

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1/257")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("-1/3")]
    [InlineData("1/2/3")]
    public void What_is_no_part_is_refused(string text) => Assert.Null(Shard.TryParse(text));

    /// <summary>A run of one machine, with one of everything; and how many of its benchmarks are paired.</summary>
    private static (JudgeRequest Request, int Suite) Whole()
    {
        List<MeasuredBenchmark> ofBase = [], ofHead = [];
        for (var i = 0; i < 11; i++)
        {
            ofBase.Add(Benchmark(i, 100 + i, 0));
            ofHead.Add(Benchmark(i, (100 + i) * (i == 4 ? 1.3 : 1.0001), 5));
        }

        ofHead.Add(Benchmark(20, 10, 0));
        ofBase.Add(Benchmark(30, 10, 0));
        ofBase.Add(Benchmark(31, 10, 0));
        ofHead.Add(new MeasuredBenchmark { Id = "N.T.B31", Failure = new MeasurementFailure(FailureReason.Threw, "boom") });
        var request = new JudgeRequest
        {
            Base = Set(BaseSha, ofBase),
            Head = Set(new string('a', 40), ofHead),
            Rules = GateRules.Default,
            Today = Today,
            Profile = Profile.Quick,
            Design = Design.Paired,
            Plan = SequentialPlan.Create(12, GateRules.Default.Compare.FalseAlarms, Profile.Quick),
            Seed = 7,
            BaseOrigin = "merge-base with main",
            HeadOrigin = "the revision v2",
            HeadRevision = "v2",
            Tool = ToolVersion.Current,
            Warnings = [new ReportWarning("PG2006", "a job was skipped")],
        };
        return (request, 12);
    }

    /// <summary>As a run on so many machines would have written it, through files.</summary>
    private ShardFolder[] Deal(JudgeRequest whole, int suite, int count)
    {
        // Benchmarks are dealt out by the list of both sides together: what only base has comes after head's.
        var identities = whole.Head.Benchmarks.Concat(whole.Base!.Benchmarks).Select(benchmark => benchmark.Id).Distinct().ToArray();
        return
        [
            .. Enumerable.Range(1, count).Select(index =>
            {
                var mine = identities.Where((_, i) => i % count == index - 1).ToHashSet();
                var part = whole with
                {
                    Base = whole.Base with { Benchmarks = [.. whole.Base.Benchmarks.Where(benchmark => mine.Contains(benchmark.Id))] },
                    Head = whole.Head with { Benchmarks = [.. whole.Head.Benchmarks.Where(benchmark => mine.Contains(benchmark.Id))] },
                };
                var shard = folder.At($"{count}-{index}");
                ShardFolder.Write(shard, ShardFacts.Of(new Shard(index, count), part, suite, BaseSha, null), part.Base, part.Head);
                return ShardFolder.Read(shard);
            }),
        ];
    }

    private static MeasurementSet Set(string commit, List<MeasuredBenchmark> benchmarks) => new()
    {
        Commit = commit,
        Time = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero),
        Environment = new MeasuredEnvironment { Key = "here" },
        Benchmarks = benchmarks,
    };

    private static MeasuredBenchmark Benchmark(int number, double median, int offset) => new()
    {
        Id = $"N.T.B{number}",
        Metrics =
        [
            new Metric
            {
                Name = Metric.Time,
                Unit = "ns",
                Launches = [.. Enumerable.Range(1, 16).Select(i => new Launch { Pair = i, Order = "AB", Values = [median * (1 + (0.0004 * ((i + offset) % 7)))] })],
            },
            new Metric
            {
                Name = Metric.Allocated,
                Unit = "B",
                Assume = Assumption.Exact,
                Launches = [.. Enumerable.Range(1, 16).Select(i => new Launch { Pair = i, Values = [64] })],
            },
        ],
    };
}
