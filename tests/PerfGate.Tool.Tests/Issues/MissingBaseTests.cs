using System.IO.Compression;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.GitHub.Artifacts;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Posting;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a shard or a fork's archive whose <c>base.json</c> was lost turned a red run green, "nothing was compared".</summary>
public sealed class MissingBaseTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly string BaseSha = new('b', 40);
    private static readonly string HeadSha = new('a', 40);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_shard_that_names_a_base_and_has_none_is_refused()
    {
        Write(Question(Side(BaseSha, 100), Side(HeadSha, 150)), BaseSha);
        Assert.Equal(Verdict.Failed, Merged().Verdict);
        File.Delete(folder.At("base.json"));

        Refused("no base.json");
    }

    [Theory]
    [InlineData("base.json", "bbbbbbb")]
    [InlineData("head.json", "aaaaaaa")]
    public void A_file_of_another_commit_is_refused(string file, string named)
    {
        Write(Question(Side(BaseSha, 100), Side(HeadSha, 100)), BaseSha);
        MeasurementFile.Write(folder.At(file), Side(new string('c', 40), 100));

        Refused($"The shard is of {named}, and its {file} of ccccccc");
    }

    [Fact]
    public void A_base_that_the_run_did_not_have_is_refused()
    {
        Write(Question(null, Side(HeadSha, 100)), baseSha: null);
        MeasurementFile.Write(folder.At("base.json"), Side(BaseSha, 100));

        Refused("without a base");
    }

    [Fact]
    public void What_is_both_skipped_and_measured_is_refused()
    {
        Write(Question(Side(BaseSha, 100), Side(HeadSha, 100)) with { Skipped = [new BenchmarkIdentity(null, "A.B.C")] }, BaseSha);

        Refused("A.B.C was not measured");
    }

    [Fact]
    public void A_base_emptied_of_its_benchmarks_is_never_passed()
    {
        Write(Question(Side(BaseSha, 100), Side(HeadSha, 150)), BaseSha);
        MeasurementFile.Write(folder.At("base.json"), Side(BaseSha, 100) with { Benchmarks = [] });

        var report = Merged();

        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal((Outcome.Inconclusive, Reasons.NoBase), (report.Results[0].Outcome, report.Results[0].Reason));
        Assert.Equal("no benchmark is on both sides, so nothing was compared", VerdictSentence.Of(report).Finding);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_run_saw_to_be_new_still_passes(bool hasBase)
    {
        // A root commit, or a base that has none of the projects.
        Write(Question(null, Side(HeadSha, 100)), hasBase ? BaseSha : null, suiteSize: hasBase ? 0 : null);

        var report = Merged();

        Assert.Equal((Verdict.Passed, Outcome.Added), (report.Verdict, report.Results[0].Outcome));
    }

    [Fact]
    public void Rules_that_fail_what_is_inconclusive_fail_a_missing_base_too()
    {
        var rules = GateRules.Default with { Compare = GateRules.Default.Compare with { FailOnInconclusive = true } };

        var report = Judge.Decide(Question(null, Side(HeadSha, 100)) with { Rules = rules, RequiresBase = true });

        Assert.Equal((Verdict.Failed, ExitCode.Failed), (report.Verdict, ReportExit.Of(report)));
    }

    [Fact]
    public void Files_that_share_no_benchmark_are_never_passed()
    {
        var rules = GateRules.Default with { Rules = [new BenchmarkRule { Match = "*", AllowRemoved = true }] };

        var report = Judge.Decide(Question(Side(BaseSha, 100), Side(HeadSha, 100) with { Benchmarks = [] }) with { Rules = rules, RequiresBase = true });

        Assert.Equal(Verdict.Inconclusive, report.Verdict);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{}", true)]
    [InlineData("not JSON", false)]
    public void A_forks_check_is_no_success_without_a_base(string facts, bool hasEmptyBase)
    {
        var archive = Archive(hasEmptyBase ? Side(BaseSha, 100) with { Benchmarks = [] } : null, Side(HeadSha, 100), facts);

        var report = ForkVerdict.Decide([archive], new ArchiveLimits(), GateRules.Default, HeadSha, Today, []);

        Assert.Equal("neutral", ReportCheck.Of(report, "").Conclusion);
    }

    [Theory]
    [InlineData("base", "shard.json names a base, and there is no base.json")]
    [InlineData("head", "shard.json and head.json are of two commits")]
    public void A_forks_archive_that_contradicts_itself_is_refused(string field, string reason)
    {
        var archive = Archive(null, Side(HeadSha, 100), $$"""{ "{{field}}": "{{BaseSha}}" }""");

        var refusal = Assert.Throws<RefusedArchiveException>(() => ForkVerdict.Decide([archive], new ArchiveLimits(), GateRules.Default, HeadSha, Today, []));

        Assert.Equal(reason, refusal.Message);
    }

    private void Write(JudgeRequest question, string? baseSha, int? suiteSize = 1) =>
        ShardFolder.Write(folder.Root, ShardFacts.Of(new Shard(1, 1), question, suiteSize, baseSha, null), question.Base, question.Head);

    private GateReport Merged() => Judge.Decide(ShardMerge.Join([ShardFolder.Read(folder.Root)], GateRules.Default, Today));

    private void Refused(string text)
    {
        var fault = Assert.Throws<PerfGateException>(Merged);
        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ShardsDisagree), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.Contains(text, fault.Message, StringComparison.Ordinal);
    }

    private static JudgeRequest Question(MeasurementSet? ofBase, MeasurementSet head) => new()
    {
        Base = ofBase,
        Head = head,
        Rules = GateRules.Default,
        Today = Today,
        Plan = SequentialPlan.Create(1, GateRules.Default.Compare.FalseAlarms, Profile.Default),
    };

    private static MeasurementSet Side(string commit, double median) => new()
    {
        Commit = commit,
        Environment = new MeasuredEnvironment { Key = "linux" },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "A.B.C",
                Metrics =
                [
                    new Metric
                    {
                        Name = Metric.Time,
                        Unit = "ns",
                        Launches = [.. Enumerable.Range(1, 16).Select(i => new Launch { Pair = i, Order = "AB", Values = [median + (i / 1000.0)] })],
                    },
                ],
            },
        ],
    };

    private static byte[] Archive(MeasurementSet? ofBase, MeasurementSet head, string facts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("head.json", MeasurementFile.ToBytes(head));
            Add("shard.json", System.Text.Encoding.UTF8.GetBytes(facts));
            if (ofBase is not null)
            {
                Add("base.json", MeasurementFile.ToBytes(ofBase));
            }

            void Add(string name, byte[] content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
