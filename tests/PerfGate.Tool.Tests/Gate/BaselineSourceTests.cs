using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Gate;

/// <summary>A baseline holds the whole suite, or is none.</summary>
public sealed class BaselineSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_whole_suite_is_taken()
    {
        var file = Write(Set("A"), skipped: []);

        Assert.Equal("A", Assert.Single(BaselineSource.Read(file, ToolComposition.Default.Parts).Benchmarks).Id);
    }

    [Fact]
    public void A_check_that_left_some_out_is_refused_with_the_remedy()
    {
        var file = Write(Set("A"), skipped: [new BenchmarkIdentity(null, "B")]);

        var refusal = Assert.Throws<PerfGateException>(() => BaselineSource.Read(file, ToolComposition.Default.Parts)).Diagnostics[0];

        Assert.Contains("left out a benchmark", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--no-impact", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(file, refusal.Location?.File);
    }

    [Fact]
    public void A_set_without_benchmarks_is_refused() => Assert.Contains(
        "holds no benchmark", Assert.Throws<PerfGateException>(() => BaselineSource.Read(Write(Set(), skipped: null), ToolComposition.Default.Parts)).Diagnostics[0].Message, StringComparison.Ordinal);

    private static MeasurementSet Set(params string[] ids) => new()
    {
        Commit = new string('a', 40),
        Environment = new MeasuredEnvironment { Key = "linux" },
        Benchmarks =
        [
            .. ids.Select(id => new MeasuredBenchmark
            {
                Id = id,
                Metrics = [new Metric { Name = Metric.Time, Unit = "ns", Launches = [new Launch { Values = [1] }, new Launch { Values = [1] }] }],
            }),
        ],
    };

    private string Write(MeasurementSet head, BenchmarkIdentity[]? skipped)
    {
        var file = folder.At("head.json");
        MeasurementFile.Write(file, head);
        if (skipped is not null)
        {
            ReportFile.Write(folder.At("report.json"), Judge.Decide(new JudgeRequest { Base = head, Head = head, Skipped = skipped, Rules = GateRules.Default, Today = new DateOnly(2026, 1, 1) }));
        }

        return file;
    }
}
