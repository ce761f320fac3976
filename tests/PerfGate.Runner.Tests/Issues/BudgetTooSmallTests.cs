using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;
using Subject = PerfGate.Runner.Measuring.Subject;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>
/// Reported: twelve benchmarks with --budget 12s took 35 s and got one launch each; PG2008 said "0 of 1 open" under PASSED; PG2002
/// advised the command that was running.
/// </summary>
public sealed class BudgetTooSmallTests
{
    private static readonly SequentialPlan Plan = SequentialPlan.Create(12, 0.01, Profile.Default);

    [Theory]
    [InlineData(12, 3, 12)]
    [InlineData(12, 3, 30)]
    [InlineData(12, 3, 60)]
    [InlineData(12, 3, 100)]
    [InlineData(3, 5, 11)]
    [InlineData(200, 1.5, 600)]
    public void It_is_kept_to_a_pair_and_what_is_begun_gets_the_fewest_launches_that_settle_anything(int benchmarks, double pair, double budget)
    {
        var run = new Run(benchmarks, pair, budget);

        Assert.InRange(run.Elapsed, 0, budget + pair);
        Assert.NotEmpty(run.Result.Head.Benchmarks);
        Assert.All(run.Result.Head.Benchmarks, one => Assert.InRange(Launches(one), 2, 40));
        Assert.Equal(benchmarks, run.Result.Head.Benchmarks.Count + run.Result.Unmeasured.Count);
        Assert.Equal(run.Result.Head.Benchmarks.Count, run.Result.Base!.Benchmarks.Count);
    }

    [Fact]
    public void Two_pairs_of_few_where_no_time_can_be_settled() => Assert.Equal([2, 2], new Run(12, 3, 12).Launches());

    [Fact]
    public void Seven_pairs_of_few_where_not_all_can_have_two() => Assert.Equal([7, 7], new Run(24, 3, 42).Launches());

    [Fact]
    public void Two_pairs_of_all_where_that_can_be_and_then_some_to_their_first_look()
    {
        var launches = new Run(12, 3, 100).Launches();

        Assert.Equal(12, launches.Length);
        Assert.InRange(launches.Max(), 7, 40);
        Assert.Equal(2, launches.Min());
    }

    [Fact]
    public void The_first_benchmark_gets_its_two_pairs_however_small_the_budget() => Assert.Equal([2], new Run(12, 3, 1).Launches());

    [Fact]
    public void Enough_of_it_is_not_spent()
    {
        var run = new Run(12, 3, 600, settles: true);

        Assert.Null(run.Result.Spent);
        Assert.Empty(run.Result.Unmeasured);
        Assert.All(run.Launches(), launches => Assert.Equal(7, launches));
    }

    [Fact]
    public void Time_that_is_left_when_some_are_settled_goes_to_others()
    {
        // Three take 63 s; two pairs of all twelve would have taken 72 s.
        var run = new Run(12, 3, 70, settles: true);

        Assert.Equal([3, 7, 7, 7], run.Launches().Order());
        Assert.Equal(8, run.Result.Unmeasured.Count);
    }

    [Fact]
    public void The_warning_counts_as_the_report_does_and_nothing_settled_is_not_passed()
    {
        var run = new Run(12, 3, 12);

        var report = run.Judged();

        Assert.Equal((Verdict.Inconclusive, 12), (report.Verdict, report.Counts.Inconclusive));
        Assert.Equal(ExitCode.Passed, ReportExit.Of(report));
        Assert.Equal(10, report.Results.Count(one => (one.Outcome, one.Reason) == (Outcome.Inconclusive, Reasons.NotMeasured)));
        var warning = run.Result.Spent!.Warning(report)!;
        Assert.Equal(
            "The budget of 12s was spent with 12 of 12 benchmarks not settled, 10 of them not begun. A verdict on a time takes at least 7 pairs, "
            + "here about 21 s; raise --budget, or measure fewer benchmarks with --filter.",
            warning.Message);
        Assert.DoesNotContain(report.Warnings, one => one.Message.Contains("perfgate check", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_last_look_settles_all_nothing_is_said()
    {
        var run = new Run(1, 3, 40);
        Assert.NotNull(run.Result.Spent);

        var report = run.Judged();

        Assert.Equal(Verdict.Passed, report.Verdict);
        Assert.Null(run.Result.Spent.Warning(report));
    }

    [Fact]
    public void With_inconclusive_fail_what_was_not_begun_fails() =>
        Assert.Equal(ExitCode.Failed, ReportExit.Of(new Run(12, 3, 12).Judged(new CompareRules { FailOnInconclusive = true })));

    private static int Launches(MeasuredBenchmark benchmark) => benchmark.FindMetric(Metric.Time)!.Launches.Count;

    /// <summary>A run whose pairs take a fixed time and give equal values.</summary>
    private sealed class Run : TimeProvider
    {
        private TimeSpan now;

        public Run(int benchmarks, double pairSeconds, double budgetSeconds, bool settles = false)
        {
            var project = new BuiltProject("Bench", "/r/Bench.csproj", "/r/Bench.dll", "net10.0", "10.0.100");
            var environment = new MeasuredEnvironment { Key = "here" };
            var suite = new Suite(
                [.. Enumerable.Range(0, benchmarks).Select(i => new Candidate(
                    new BenchmarkIdentity("Bench", $"B{i}", null, "net10.0"), new Subject(project, Listed(i)), new Subject(project, Listed(i))))],
                environment,
                environment,
                []);
            var request = new SuiteRequest
            {
                Projects = [new ProjectSides(project, project)],
                Budget = TimeSpan.FromSeconds(budgetSeconds),
                Seed = 1,
                HeadRoot = "/r",
                BaseRoot = "/r",
            };
            var schedule = new SuiteSchedule
            {
                MostPairs = Plan.MostPairs,
                NextLook = Plan.NextLook,
                Settled = (_, head) => settles ? head.Benchmarks.Where(one => BudgetTooSmallTests.Launches(one) >= 7).Select(one => one.Identity).ToHashSet() : [],
            };
            var pairs = 0;
            Result = new SuiteMeasurement(request, schedule, suite, new Silent(), Measure, this).Run(TestContext.Current.CancellationToken);

            (PairPlan, LaunchValues?, LaunchValues) Measure(Subject? ofBase, Subject head, PairPlan? plan, bool first, int processor, CancellationToken token)
            {
                now += TimeSpan.FromSeconds(pairSeconds);
                var jitter = 0.001 * (pairs++ % 7);
                return (plan ?? new TurnPlan(1, false, 2, 1, true), Values(100), Values(100 + jitter));
            }
        }

        public SuiteResult Result { get; }

        public double Elapsed => now.TotalSeconds;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now.Ticks;

        public int[] Launches() => [.. Result.Head.Benchmarks.Select(BudgetTooSmallTests.Launches)];

        public GateReport Judged(CompareRules? compare = null) => Judge.Decide(new JudgeRequest
        {
            Base = Result.Base,
            Head = Result.Head,
            Unmeasured = Result.Unmeasured,
            Rules = new GateRules { Compare = compare ?? new CompareRules() },
            Plan = Plan,
            Today = new DateOnly(2026, 11, 30),
        });

        private static LaunchValues Values(double time) => new([time, time], 1, 0, new AllocationFacts(0, []), Exit: null);

        private static ListedBenchmark Listed(int i) => new()
        {
            Type = "T",
            Method = "M",
            Id = $"B{i}",
            Job = "Job",
            Occurrence = 0,
            SourceFile = "",
            SourceLine = 0,
            JobRuntime = "",
            Environment = new Dictionary<string, string?>(),
            Broken = "",
        };
    }

    private sealed class Silent : IProgress<SuiteProgress>
    {
        public void Report(SuiteProgress value)
        {
        }
    }
}
