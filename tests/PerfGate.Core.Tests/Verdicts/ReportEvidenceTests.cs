using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Limits;

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

    /// <summary>The ratios are those of the pairs, turn by turn, whichever direction is the good one.</summary>
    [Theory]
    [InlineData(Better.Lower)]
    [InlineData(Better.Higher)]
    public void Ratios_are_head_over_base_in_either_direction(Better better)
    {
        MeasurementSet With(MeasurementSet set) => Changed(set, metric => metric with { Better = better });

        var result = Assert.Single(Attached(With(Base), With(Head)).Results);

        Assert.Equal(better == Better.Lower ? Outcome.Regressed : Outcome.Improved, result.Outcome);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => Math.Round((120 + (0.01 * i)) / (100 + (0.01 * i)), 12)), result.Ratios!.Select(ratio => Math.Round(ratio, 12)));
    }

    /// <summary>What stays open shows its pairs, so that a reader sees why; what is unchanged is no matter.</summary>
    [Fact]
    public void What_stays_open_has_its_ratios_and_no_history()
    {
        var head = Changed(Base, metric => metric with { Launches = [.. metric.Launches.Select(launch => launch with { Values = [launch.Values[0] * (launch.Pair % 2 == 0 ? 1.4 : 0.8)] })] });

        var result = Assert.Single(Attached(Base, head).Results);

        Assert.Equal(Outcome.Inconclusive, result.Outcome);
        Assert.Equal(20, result.Ratios!.Count);
        Assert.Null(result.History);
    }

    [Fact]
    public void What_is_unchanged_has_neither()
    {
        var (before, after) = (Two(Base, Base), Two(Head, Base));

        var results = Attached(before, after).Results.ToDictionary(result => result.Id);

        Assert.NotNull(results["A.B.C"].Ratios);
        Assert.NotNull(results["A.B.C"].History);
        Assert.Equal(Outcome.Unchanged, results["Second"].Outcome);
        Assert.Null(results["Second"].Ratios);
        Assert.Null(results["Second"].History);
    }

    /// <summary>Counts that repeat are two numbers; without pairs or with values of 0 there are no ratios. The history is shown all the same.</summary>
    [Theory]
    [InlineData("exact")]
    [InlineData("unpaired")]
    [InlineData("nothing")]
    public void What_has_no_ratios_has_its_history(string what)
    {
        MeasurementSet Of(MeasurementSet set) => Changed(set, metric => what switch
        {
            "exact" => metric with { Assume = Assumption.Exact, Launches = [.. metric.Launches.Select(launch => launch with { Values = [Math.Round(launch.Values[0])] })] },
            "unpaired" => metric with { Launches = [.. metric.Launches.Select(launch => launch with { Pair = null })] },
            _ => metric with { Launches = [.. metric.Launches.Select(launch => launch with { Values = [Math.Max(0, launch.Values[0] - 100.02)] })] },
        });

        var result = Assert.Single(Attached(Of(Base), Of(Head)).Results);

        Assert.Equal((Outcome.Regressed, what == "exact" ? "exact" : null), (result.Outcome, result.Reason));
        Assert.Null(result.Ratios);
        Assert.Equal(["earlier"], result.History!.Select(point => point.Commit));
    }

    [Fact]
    public void A_check_keeps_what_it_brought()
    {
        var check = new LimitCheck
        {
            Fact = Outcome.Broken,
            Result = new ReportResult { Id = "A.B.C", Metric = Metric.Time, Outcome = Outcome.Broken, Decision = Decision.Fail, Limit = 1, LimitKind = "time", Ratios = [7] },
        };
        var judged = Judge.Decide(Request(Base, Head) with { Checks = [check] });

        var results = Attach(judged, Base, Head).Results;

        Assert.Equal([7], results.Single(result => result.IsCheck).Ratios);
        Assert.Equal(20, results.Single(result => !result.IsCheck).Ratios!.Count);
    }

    [Fact]
    public void Without_a_base_nothing_is_added()
    {
        var judged = Judged();

        Assert.Same(judged, ReportEvidence.Attach(judged, null, Head, GateRules.Default.Renames, () => throw new InvalidOperationException("was asked for")));
    }

    [Fact]
    public void Where_all_is_unchanged_the_report_is_as_it_was()
    {
        var same = Judge.Decide(Request(Base, Base));

        Assert.Same(same, Attach(same, Base, Base));
    }

    [Fact]
    public void A_renamed_benchmark_has_the_ratios_to_its_old_self()
    {
        var renames = new Dictionary<string, string> { ["Old"] = "A.B.C" };
        var old = Base with { Benchmarks = [Base.Benchmarks[0] with { Id = "Old" }] };
        var judged = Judge.Decide(Request(old, Head) with { Rules = GateRules.Default with { Renames = renames } });

        Assert.Equal(20, Assert.Single(ReportEvidence.Attach(judged, old, Head, renames, () => []).Results).Ratios!.Count);
    }

    /// <summary>A benchmark that is gone has no metric, and no chart either.</summary>
    [Fact]
    public void What_only_one_side_has_gets_nothing()
    {
        var gone = Base with { Benchmarks = [Base.Benchmarks[0] with { Id = "Gone" }, .. Base.Benchmarks] };

        var results = Attached(gone, Head).Results.ToDictionary(result => result.Id);

        Assert.Equal(Outcome.Removed, results["Gone"].Outcome);
        Assert.Null(results["Gone"].Ratios);
        Assert.NotNull(results["A.B.C"].Ratios);
    }

    /// <summary>Of thirty-one earlier ones the most distant is left out; a run of no commit, of no value, or of another metric has no point.</summary>
    [Fact]
    public void The_history_is_the_nearest_thirty_of_the_metric_with_a_commit_and_a_value()
    {
        var many = Enumerable.Range(1, 31).Select(i => Side($"c{i}", i)).ToArray();
        many[3] = many[3] with { Commit = null };
        many[5] = Changed(many[5], metric => metric with { Launches = [] });
        many[7] = Changed(many[7], metric => metric with { Name = "other" });
        many[9] = many[9] with { Benchmarks = [many[9].Benchmarks[0] with { Id = "Other" }] };

        var result = Assert.Single(Attach(Judged(), Base, Head, many).Results);

        Assert.Equal(
            Enumerable.Range(1, 30).Except([4, 6, 8, 10]).Reverse().Select(i => $"c{i}"),
            result.History!.Select(point => point.Commit));
    }

    private static GateReport Attached(MeasurementSet ofBase, MeasurementSet head) => Attach(Judge.Decide(Request(ofBase, head)), ofBase, head);

    private static GateReport Attach(GateReport report, MeasurementSet ofBase, MeasurementSet head, params MeasurementSet[] history) => ReportEvidence.Attach(
        report, ofBase, head, GateRules.Default.Renames, () => history.Length > 0 ? history : [Two(Side("earlier", 99), Side("", 99))]);

    /// <summary>The benchmark of one, and that of another under a second name.</summary>
    private static MeasurementSet Two(MeasurementSet one, MeasurementSet other) =>
        one with { Benchmarks = [one.Benchmarks[0], other.Benchmarks[0] with { Id = "Second" }] };

    private static MeasurementSet Changed(MeasurementSet set, Func<Metric, Metric> change) => set with
    {
        Benchmarks = [.. set.Benchmarks.Select(benchmark => benchmark with { Metrics = [.. benchmark.Metrics.Select(change)] })],
    };

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
