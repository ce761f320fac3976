using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Counts and verdict of results, whoever decided them.</summary>
public sealed class ResultTallyTests
{
    [Fact]
    public void Every_outcome_has_a_count_of_its_own()
    {
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            var counts = ResultTally.Count([Result("A", outcome, Decision.Pass)]);

            Assert.Equal(
                Enum.GetValues<Outcome>().Select(one => one == outcome ? 1 : 0),
                [
                    counts.Regressed, counts.Improved, counts.Unchanged, counts.Inconclusive, counts.Added,
                    counts.Removed, counts.Failed, counts.Skipped, counts.Kept, counts.Broken,
                ]);
        }
    }

    /// <summary>What a reader must see first counts, wherever it stands among the metrics.</summary>
    [Theory]
    [InlineData(Outcome.Failed, Outcome.Removed)]
    [InlineData(Outcome.Removed, Outcome.Regressed)]
    [InlineData(Outcome.Regressed, Outcome.Broken)]
    [InlineData(Outcome.Broken, Outcome.Inconclusive)]
    [InlineData(Outcome.Inconclusive, Outcome.Improved)]
    [InlineData(Outcome.Improved, Outcome.Unchanged)]
    [InlineData(Outcome.Unchanged, Outcome.Kept)]
    [InlineData(Outcome.Kept, Outcome.Added)]
    [InlineData(Outcome.Added, Outcome.Skipped)]
    public void A_benchmark_counts_by_its_worst_outcome(Outcome worse, Outcome better)
    {
        var one = ResultTally.Count([Result("A", worse, Decision.Pass), Result("A", better, Decision.Pass)]);
        var other = ResultTally.Count([Result("A", better, Decision.Pass), Result("A", worse, Decision.Pass)]);

        Assert.Equal(ResultTally.Count([Result("A", worse, Decision.Pass)]), one);
        Assert.Equal(one, other);
    }

    [Fact]
    public void Results_of_one_id_are_ordered_by_project_job_and_runtime()
    {
        ReportResult[] ordered =
        [
            Result("A", Outcome.Unchanged, Decision.Pass) with { Project = "P", Job = "J", Runtime = "net10.0" },
            Result("A", Outcome.Unchanged, Decision.Pass) with { Project = "P", Job = "J", Runtime = "net8.0" },
            Result("A", Outcome.Unchanged, Decision.Pass) with { Project = "P", Job = "K", Runtime = "net10.0" },
            Result("A", Outcome.Unchanged, Decision.Pass) with { Project = "Q", Job = "J", Runtime = "net10.0" },
            Result("B", Outcome.Unchanged, Decision.Pass) with { Project = "P", Job = "J", Runtime = "net10.0" },
        ];

        Assert.Equal(ordered, ResultTally.Order(ordered.Reverse()));
        Assert.Equal(ordered, ResultTally.Order([ordered[2], ordered[0], ordered[4], ordered[1], ordered[3]]));
    }

    /// <summary>Nothing of base is in head, and nothing was compared: a gate that needs a base has seen none.</summary>
    [Theory]
    [InlineData(true, new[] { Outcome.Removed, Outcome.Added }, Verdict.Inconclusive)]
    [InlineData(true, new[] { Outcome.Removed, Outcome.Skipped }, Verdict.Inconclusive)]
    [InlineData(true, new[] { Outcome.Removed }, Verdict.Inconclusive)]
    [InlineData(true, new[] { Outcome.Removed, Outcome.Unchanged }, Verdict.Passed)]
    [InlineData(true, new[] { Outcome.Removed, Outcome.Added, Outcome.Skipped, Outcome.Improved }, Verdict.Passed)]
    [InlineData(true, new[] { Outcome.Added, Outcome.Skipped }, Verdict.Passed)]
    [InlineData(false, new[] { Outcome.Removed, Outcome.Added }, Verdict.Passed)]
    [InlineData(false, new[] { Outcome.Unchanged, Outcome.Failed }, Verdict.Inconclusive)]
    [InlineData(false, new[] { Outcome.Unchanged, Outcome.Inconclusive }, Verdict.Inconclusive)]
    public void Where_a_base_is_needed_allowed_removals_alone_are_no_pass(bool requiresBase, Outcome[] outcomes, Verdict verdict)
    {
        ReportResult[] results = [.. outcomes.Select((outcome, index) => Result($"B{index}", outcome, Decision.Pass))];

        Assert.Equal(verdict, ResultTally.VerdictOf(ResultTally.Count(results), results, requiresBase));
    }

    /// <summary>1 beats 3, wherever each stands.</summary>
    [Theory]
    [InlineData(new[] { Outcome.Failed, Outcome.Regressed }, ExitCode.Failed)]
    [InlineData(new[] { Outcome.Regressed, Outcome.Failed }, ExitCode.Failed)]
    [InlineData(new[] { Outcome.Failed, Outcome.Failed }, ExitCode.NotMeasured)]
    [InlineData(new[] { Outcome.Removed }, ExitCode.Failed)]
    public void The_exit_code_is_that_of_the_gravest_failure(Outcome[] outcomes, ExitCode exit)
    {
        ReportResult[] failed = [.. outcomes.Select((outcome, index) => Result($"B{index}", outcome, Decision.Fail))];

        Assert.Equal(exit, ReportExit.Of(Report([Result("first", Outcome.Regressed, Decision.Warn), .. failed])));
    }

    private static ReportResult Result(string id, Outcome outcome, Decision decision) => new() { Id = id, Outcome = outcome, Decision = decision };

    private static GateReport Report(IReadOnlyList<ReportResult> results) =>
        Judging.Judged(null, Set(Benchmark("A", Time(100)))) with { Results = results };
}
