using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>What the evidence of a run cannot show is said, and never passes for a verdict.</summary>
public sealed class GuardTests
{
    private static readonly Metric Steady = Time(Around(100));

    [Theory]
    [InlineData(40, 12, null)]
    [InlineData(41, 12, "use --profile quick, or gate fewer benchmarks")]
    [InlineData(655, 16, null)]
    [InlineData(656, 16, "use --profile default, or gate fewer benchmarks")]
    public void A_suite_too_large_for_its_pairs_is_told_how_many_it_needs(int benchmarks, int pairs, string? advice)
    {
        // 2^-12 * 41 is above 1 %, 2^-12 * 40 is not.
        var set = Set([.. Enumerable.Range(0, benchmarks).Select(i => Benchmark($"B{i}", Time(Around(100)[..pairs])))]);

        var report = Judge.Decide(Request(set, set) with { Plan = SequentialPlan.Fixed(pairs) });

        var warning = report.Warnings.SingleOrDefault(warning => warning.Code == DiagnosticIds.SuiteTooLarge);
        Assert.Equal(benchmarks, report.Methodology.FamilySize);
        Assert.Equal(advice is null, warning is null);
        if (advice is not null)
        {
            Assert.Contains($"{benchmarks} tests share a false-alarm rate of 1 %: with {pairs} pairs", warning!.Message, StringComparison.Ordinal);
            Assert.Contains($"{pairs + 1} pairs are needed", warning.Message, StringComparison.Ordinal);
            Assert.Contains(advice, warning.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_suite_too_large_for_every_profile_is_told_to_shrink()
    {
        var set = Set(Benchmark("A", Steady));

        var rules = With(compare => compare with { FalseAlarms = 1e-12 });
        var report = Judge.Decide(Request(set, set, rules) with { FamilySize = int.MaxValue });

        var warning = Assert.Single(report.Warnings);
        Assert.Equal(DiagnosticIds.SuiteTooLarge, warning.Code);
        Assert.Contains("71 pairs are needed: gate fewer benchmarks in one suite", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_counts_the_whole_suite()
    {
        var request = Request(Set(Benchmark("A", Steady)), Set(Benchmark("A", Time(Around(105)))));

        var alone = Assert.Single(Judge.Decide(request).Results);
        var shard = Judge.Decide(request with { FamilySize = 100 });
        var tooLarge = Judge.Decide(request with { FamilySize = 1000 });

        Assert.Equal(100 * alone.PValue, Assert.Single(shard.Results).AdjustedPValue);
        Assert.Equal(100, shard.Methodology.FamilySize);
        Assert.Equal(Outcome.Regressed, Assert.Single(shard.Results).Outcome);
        Assert.Equal(Outcome.Inconclusive, Assert.Single(tooLarge.Results).Outcome);
        Assert.StartsWith(
            "no change of any size could have been proved; 17 pairs are needed", Assert.Single(tooLarge.Results).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_metrics_take_no_part_in_the_family()
    {
        var set = Set(Benchmark("A", Steady, Allocated(1, 1)), Benchmark("B", Steady, Allocated(1, 1)));

        Assert.Equal(2, Judged(set, set).Methodology.FamilySize);
    }

    [Fact]
    public void What_fewer_pairs_than_planned_leave_open_is_said()
    {
        var report = Judged(Time(Around(100)[..4]), Time(Around(101)[..4]));

        Assert.Equal(Outcome.Inconclusive, Only(report).Outcome);
        var warning = Assert.Single(report.Warnings);
        Assert.Equal(
            (DiagnosticIds.TooFewPairs, "not settled within fewer than the 16 planned pairs: A (time): 4"), (warning.Code, warning.Message));
    }

    [Fact]
    public void What_stays_open_because_the_gate_fails_already_lacks_nothing()
    {
        var (before, after) = (Set(Benchmark("A", Time(Around(100)[..4]))), Set(Benchmark("A", Time(Around(101)[..4]))));

        var report = Judge.Decide(Request(before, after) with { EndedByFailing = true });

        Assert.Equal(Outcome.Inconclusive, Only(report).Outcome);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void What_is_settled_early_lacks_nothing()
    {
        var report = Judged(Time(Around(100)[..9]), Time(Around(150)[..9]));

        Assert.Equal(Outcome.Regressed, Only(report).Outcome);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void A_single_pair_decides_nothing()
    {
        var report = Judged(Time(100), Time(300));

        Assert.Equal((Outcome.Inconclusive, "single-launch"), (Only(report).Outcome, Only(report).Reason));
        Assert.Contains("7 pairs are needed", Only(report).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_pair_among_several_launches_decides_nothing()
    {
        var head = Time(300, 300, 300);
        var shifted = head with { Launches = [.. head.Launches.Select(launch => launch with { Pair = launch.Pair + 2 })] };

        var report = Judged(Time(100, 100, 100), shifted);

        Assert.Equal((Outcome.Inconclusive, "too-few-pairs"), (Only(report).Outcome, Only(report).Reason));
        Assert.Contains("only one pair of launches could be matched; 7 pairs are needed", Only(report).Message, StringComparison.Ordinal);
        Assert.Equal("not settled within fewer than the 16 planned pairs: A (time): 1", Assert.Single(report.Warnings).Message);
    }

    [Fact]
    public void Single_launches_are_said_once_for_the_run_with_the_first_names()
    {
        var set = Set([.. Enumerable.Range(1, 5).Select(i => Benchmark($"B{i}", Time(100).Unpaired()))]);

        var report = Judge.Decide(Request(set, set) with { Plan = null });

        var warning = Assert.Single(report.Warnings);
        Assert.Equal(DiagnosticIds.SingleLaunch, warning.Code);
        Assert.Contains("of B1 (time), B2 (time), B3 (time) and 2 more", warning.Message, StringComparison.Ordinal);
        Assert.All(report.Results, result => Assert.Contains("where 5 tests share", result.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("runtime", DiagnosticIds.RuntimesDiffer, false)]
    [InlineData("library", DiagnosticIds.NotComparable, false)]
    [InlineData("cpu", DiagnosticIds.NotComparable, true)]
    public void Sides_from_different_environments_are_not_compared(string part, string code, bool countsAreCompared)
    {
        var head = Set(Benchmark("A", Time(Around(150)), Allocated(64, 64)));
        head = head with
        {
            Environment = part switch
            {
                "runtime" => Measured.Environment with { Runtime = ".NET 10.0.13" },
                "library" => Measured.Environment with { BenchmarkDotNet = "0.14.0" },
                _ => Measured.Environment with { Cpu = "another" },
            },
        };

        var report = Judged(Set(Benchmark("A", Steady, Allocated(64, 64))), head);

        var results = report.Results.ToDictionary(result => result.Metric!);
        Assert.Equal((Outcome.Inconclusive, "not-comparable"), (results[Metric.Time].Outcome, results[Metric.Time].Reason));
        Assert.Equal(countsAreCompared ? Outcome.Unchanged : Outcome.Inconclusive, results[Metric.Allocated].Outcome);
        Assert.Equal(code, Assert.Single(report.Warnings).Code);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
    }

    [Fact]
    public void Two_versions_of_the_library_that_one_run_launched_are_compared_with_a_warning()
    {
        var ofBase = Set(Benchmark("A", Steady, Allocated(64, 64)));
        ofBase = ofBase with { Environment = Measured.Environment with { Route = "launches", BenchmarkDotNet = "0.13.2" } };
        var head = ofBase with { Environment = ofBase.Environment with { BenchmarkDotNet = "0.15.8" } };

        var report = Judged(ofBase, head);

        Assert.All(report.Results, result => Assert.Equal(Outcome.Unchanged, result.Outcome));
        var warning = Assert.Single(report.Warnings);
        Assert.Equal(DiagnosticIds.NotComparable, warning.Code);
        Assert.Contains("0.13.2 in base, 0.15.8 in head: a part of any difference may be the library's", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_of_two_routes_are_not_compared_and_counts_are()
    {
        var ofBase = Set(Benchmark("A", Steady, Allocated(64, 64)));
        var head = ofBase with { Environment = Measured.Environment with { Route = "launches" } };

        var results = Judged(ofBase, head).Results.ToDictionary(result => result.Metric!);

        Assert.Equal("not-comparable", results[Metric.Time].Reason);
        Assert.Contains("route differs: turns in base, launches in head", results[Metric.Time].Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.Unchanged, results[Metric.Allocated].Outcome);
    }

    [Fact]
    public void The_runtimes_version_counts_and_not_its_description()
    {
        var set = Set(Benchmark("A", Steady));
        var head = set with { Environment = Measured.Environment with { Runtime = ".NET 10.0.12 (10.0.1226.5), X64 RyuJIT" } };

        Assert.Equal(Outcome.Unchanged, Only(Judged(set, head)).Outcome);
    }

    [Fact]
    public void What_an_imported_file_does_not_state_is_no_objection()
    {
        var set = Set(Benchmark("A", Steady));
        var imported = set with { Environment = new MeasuredEnvironment { Key = "unknown" } };

        Assert.Equal(Outcome.Unchanged, Only(Judged(imported, set)).Outcome);
        Assert.Equal(Outcome.Unchanged, Only(Judged(set, imported)).Outcome);
    }

    [Fact]
    public void A_removed_benchmark_that_head_has_elsewhere_says_where()
    {
        var benchmark = Benchmark("A", Steady);

        var report = Judged(Set(benchmark with { Runtime = "net9.0" }), Set(benchmark));

        var removed = Assert.Single(report.Results, result => result.Outcome == Outcome.Removed);
        Assert.Equal("head has it with another project, job or runtime: A (net10.0)", removed.Message);
    }

    [Fact]
    public void More_pairs_than_the_test_takes_are_invalid_input()
    {
        var many = Time([.. Enumerable.Range(1, 1001).Select(i => (double)i)]);

        Assert.Equal(ExitCode.Invalid, Assert.Throws<PerfGateException>(() => Judged(many, many)).ExitCode);
    }

    [Fact]
    public void What_stands_against_a_comparison_is_said_with_both_values_and_the_remedy()
    {
        var set = Set(Benchmark("A", Steady));
        string Said(MeasuredEnvironment head, Design design = Design.Paired) => string.Join('\n',
            Judge.Decide(Request(set, set with { Environment = head }) with { Design = design, Plan = null }).Warnings.Select(warning => warning.Message));

        Assert.Equal(
            "runtime differs: .NET 10.0.12 in base, .NET 10.0.13 in head: no metric can be compared; measure both sides on one runtime",
            Said(Measured.Environment with { Runtime = ".NET 10.0.13" }));
        Assert.Equal(
            "BenchmarkDotNet differs: 0.15.8 in base, 0.14.0 in head: its versions measure differently; use one version on both sides",
            Said(Measured.Environment with { BenchmarkDotNet = "0.14.0" }));
        Assert.Equal(
            "processor differs: cpu in base, another in head: times cannot be compared; measure both sides on one machine",
            Said(Measured.Environment with { Cpu = "another" }));
        Assert.Empty(Said(Measured.Environment with { Cpu = "another" }, Design.Stored));
    }

    /// <summary>Two versions of the library are compared where one run launched both, and nowhere else.</summary>
    [Theory]
    [InlineData("launches", "launches", Design.Paired, true)]
    [InlineData("launches", "launches", Design.Unpaired, false)]
    [InlineData(null, null, Design.Paired, false)]
    [InlineData("launches", null, Design.Paired, false)]
    public void Versions_of_the_library_are_compared_where_one_run_launched_both(string? ofBase, string? ofHead, Design design, bool compared)
    {
        var set = Set(Benchmark("A", Steady, Allocated(64, 64)));
        var baseSide = set with { Environment = Measured.Environment with { Route = ofBase } };
        var head = set with { Environment = Measured.Environment with { Route = ofHead, BenchmarkDotNet = "0.14.0" } };

        var results = Judge.Decide(Request(baseSide, head) with { Design = design }).Results;

        Assert.All(results, result => Assert.Equal(compared ? Outcome.Unchanged : Outcome.Inconclusive, result.Outcome));
    }

    /// <summary>Of several objections the one that weighs most is the result's: the runtime, then the library, the processor, the route.</summary>
    [Fact]
    public void The_weightiest_objection_is_the_one_of_the_result()
    {
        var set = Set(Benchmark("A", Steady));
        string? Said(MeasuredEnvironment ofBase, MeasuredEnvironment ofHead) =>
            Only(Judged(set with { Environment = ofBase }, set with { Environment = ofHead })).Message;
        var route = Measured.Environment with { Route = "launches" };
        var cpu = route with { Cpu = "another" };
        var library = cpu with { BenchmarkDotNet = "0.14.0" };

        Assert.Equal("route differs: launches in base, turns in head", Said(route, Measured.Environment));
        Assert.Equal("processor differs: cpu in base, another in head", Said(Measured.Environment, cpu));
        Assert.Equal("BenchmarkDotNet differs: 0.15.8 in base, 0.14.0 in head", Said(Measured.Environment, library));
        Assert.Equal(
            "runtime differs: .NET 10.0.12 in base, .NET 10.0.13 in head", Said(Measured.Environment, library with { Runtime = ".NET 10.0.13" }));
    }

    private static ReportResult Only(GateReport report) => Assert.Single(report.Results);
}
