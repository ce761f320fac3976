using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Tests.Verdicts;

public sealed class ReportEvidenceTests
{
    private static readonly MeasurementSet Base = Side("old", 100);
    private static readonly MeasurementSet Head = Side("new", 120);

    [Fact]
    public void A_change_gets_the_ratios_of_its_pairs_and_its_history_the_oldest_first()
    {
        var report = ReportEvidence.Attach(Judged(), Base, Head, GateRules.Default.Renames, () => [Side("second", 99), Side("first", 98)]);

        var result = Assert.Single(report.Results);
        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.All(result.Ratios!, ratio => Assert.InRange(ratio, 1.15, 1.25));
        Assert.Equal(20, result.Ratios!.Count);
        Assert.Equal(["first", "second"], result.History!.Select(point => point.Commit));
        Assert.Equal([98, 99], result.History!.Select(point => Math.Round(point.Value)));
    }

    [Fact]
    public void Evidence_survives_being_written_and_read()
    {
        var report = ReportEvidence.Attach(Judged(), Base, Head, GateRules.Default.Renames, () => [Side("first", 98)]);

        var read = ReportFile.Parse(ReportFile.ToBytes(report), "report.json", strict: true).Value;

        Assert.Equal(report.Results[0].Ratios, read.Results[0].Ratios);
        Assert.Equal(report.Results[0].History, read.Results[0].History);
    }

    [Fact]
    public void Where_nothing_changed_no_history_is_read()
    {
        var same = Judge.Decide(Request(Base, Base));

        var report = ReportEvidence.Attach(same, Base, Base, GateRules.Default.Renames, () => throw new InvalidOperationException("was asked for"));

        Assert.All(report.Results, result => Assert.Null(result.History));
    }

    private static GateReport Judged() => Judge.Decide(Request(Base, Head));

    private static JudgeRequest Request(MeasurementSet @base, MeasurementSet head) => new()
    {
        Base = @base,
        Head = head,
        Rules = GateRules.Default,
        Today = new DateOnly(2026, 11, 24),
    };

    private static MeasurementSet Side(string commit, double median) => new()
    {
        Commit = commit,
        Environment = new MeasuredEnvironment { Key = "here" },
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
                        Launches = [.. Enumerable.Range(1, 20).Select(i => new Launch { Pair = i, Order = "AB", Values = [median + (0.01 * i)] })],
                    },
                ],
            },
        ],
    };
}
