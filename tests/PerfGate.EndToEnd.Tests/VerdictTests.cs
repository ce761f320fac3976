using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>The contract's table of outcomes, on real measurements, and the commands that work on what a run leaves.</summary>
[Trait("speed", "slow")]
public sealed class VerdictTests(VerdictRepository gate) : IClassFixture<VerdictRepository>
{
    [Fact]
    public void A_proved_regression_outranks_a_benchmark_that_failed() => gate.Result.Expect(1);

    [Fact]
    public void Half_as_much_again_is_a_proved_slowdown()
    {
        var time = Result("Slower", "time");

        Assert.Equal((Outcome.Regressed, Decision.Fail), (time.Outcome, time.Decision));
        Assert.InRange(time.Ratio!.Value, 1.2, 1.8);
        Assert.InRange(time.AdjustedPValue!.Value, 0, 0.01);
        ExpectError("PG1001", "Slower", "Slower: time +");
    }

    [Fact]
    public void One_more_object_is_a_proved_growth()
    {
        var allocated = Result("Hungrier", "allocated");

        Assert.Equal((Outcome.Regressed, "exact", Decision.Fail), (allocated.Outcome, allocated.Reason, allocated.Decision));
        Assert.Equal(24, allocated.Head!.Median - allocated.Base!.Median);
        ExpectError("PG1002", "Hungrier", "allocated +37.5 %, 64 B to 88 B");
    }

    [Fact]
    public void The_same_code_is_not_slower()
    {
        var results = FalseAlarm.Unless(
            SameCode(gate.Result),
            () =>
            {
                // Elsewhere: other tests read what the first run left.
                using var again = gate.Repository.Clone();
                return SameCode(ToolRun.Run(again, "check", "--base", gate.BaseSha));
            },
            times => times.Any(time => time.Outcome == Outcome.Regressed));

        Assert.All(results, result =>
        {
            Assert.Contains(result.Outcome, new[] { Outcome.Unchanged, Outcome.Inconclusive });
            Assert.NotEqual(Decision.Fail, result.Decision);
            Assert.InRange(result.Pairs!.Value, 7, 16);
        });
    }

    [Theory]
    [InlineData("Steady", 0)]
    [InlineData("SteadyToo", 424)]
    [InlineData("NewName", 0)]
    public void The_same_code_allocates_the_same(string benchmark, int bytes)
    {
        var result = Result(benchmark, "allocated");

        Assert.Equal((Outcome.Unchanged, Decision.Pass), (result.Outcome, result.Decision));
        Assert.Equal((bytes, bytes), (result.Base!.Median, result.Head!.Median));
    }

    [Fact]
    public void A_benchmark_that_is_gone_fails_at_its_old_place()
    {
        var result = Result("Gone", null);

        Assert.Equal((Outcome.Removed, Decision.Fail), (result.Outcome, result.Decision));
        Assert.StartsWith(VerdictRepository.SourceFile + ":", result.Source, StringComparison.Ordinal);
        Assert.Single(Errors, line => line.Contains(": error PG1003: Sample.Suite.Gone", StringComparison.Ordinal));
    }

    [Fact]
    public void A_benchmark_that_is_new_passes()
    {
        var result = Result("Fresh", null);

        Assert.Equal((Outcome.Added, Decision.Pass), (result.Outcome, result.Decision));
    }

    [Fact]
    public void A_benchmark_that_throws_has_failed()
    {
        var result = Result("Throws", null);

        Assert.Equal((Outcome.Failed, "threw", Decision.Fail), (result.Outcome, result.Reason, result.Decision));
        Assert.Contains("InvalidOperationException: since", result.Message, StringComparison.Ordinal);
        ExpectError("PG1004", "Throws", "failed (threw)");
    }

    [Fact]
    public void A_benchmark_that_threw_in_the_base_only_is_a_warning()
    {
        var result = Result("ThrewBefore", null);

        Assert.Equal((Outcome.Failed, "base-threw", Decision.Warn), (result.Outcome, result.Reason, result.Decision));
        Assert.Contains("InvalidOperationException: before", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Errors, line => line.Contains("ThrewBefore", StringComparison.Ordinal));
    }

    [Fact]
    public void A_parameter_source_that_throws_hides_no_benchmark()
    {
        var result = Assert.Single(gate.Result.Report.Results, result => result.Id == "Sample.BrokenSource.NeverListed");

        Assert.Equal((Outcome.Failed, "empty", Decision.Fail), (result.Outcome, result.Reason, result.Decision));
        Assert.Contains("no values", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_benchmark_is_in_the_report_and_in_the_files()
    {
        string[] head = ["Slower", "Hungrier", "Steady", "SteadyToo", "Throws", "ThrewBefore", "NewName", "Fresh"];

        Assert.Equal(
            head.Select(name => "Sample.Suite." + name).Append("Sample.BrokenSource.NeverListed").Order(StringComparer.Ordinal),
            gate.Result.Head.Benchmarks.Select(benchmark => benchmark.Id).Order(StringComparer.Ordinal));
        Assert.Equal(
            (gate.BaseSha, gate.HeadSha), (gate.Result.Base.Commit, gate.Result.Head.Commit));
        Assert.All(
            gate.Result.Head.Benchmarks,
            benchmark => Assert.StartsWith(VerdictRepository.SourceFile + ":", benchmark.Source, StringComparison.Ordinal));
        Assert.Equal(10, gate.Result.Report.Results.Select(result => result.Id).Distinct().Count());
    }

    [Fact]
    public void The_same_commit_twice_passes()
    {
        var result = FalseAlarm.Unless(
            () => ToolRun.Run(gate.Repository, "check", "--base", "self", "--filter", "*.Steady", "--output", "artifacts/self")).Expect(0);

        Assert.Contains("the same commit, built again", result.Error, StringComparison.Ordinal);
        Assert.Contains("none of 1 benchmark regressed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparing_the_files_of_the_run_gives_its_verdicts()
    {
        var result = ToolRun.Run(
            gate.Repository, "compare", "artifacts/perfgate/base.json", "artifacts/perfgate/head.json", "--format", "json").Expect(1);

        var compared = ReportFile.Parse(System.Text.Encoding.UTF8.GetBytes(result.Output), "standard output").Value;
        Assert.Equal(gate.Result.Report.Results.Select(Verdict), compared.Results.Select(Verdict));
    }

    [Theory]
    [InlineData("text", "FAILED")]
    [InlineData("markdown", "| ")]
    [InlineData("json", "\"schema\": \"perfgate.report/1\"")]
    public void A_report_is_rendered_again(string format, string expected)
    {
        var result = ToolRun.Run(gate.Repository, "report", "artifacts/perfgate", "--format", format).Expect(0);

        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.Contains("Suite.Slower", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_stored_baseline_decides_allocations_and_shows_times()
    {
        using var repository = gate.Repository.Clone();
        string[] filter = ["--filter", "*Steady*"];
        var added = ToolRun.Run(repository, ["baseline", "add", .. filter]).Expect(0);
        Assert.Contains($"{gate.HeadSha}.json (2 benchmarks). Commit it.", added.Output, StringComparison.Ordinal);
        Assert.Contains("HEAD~0", ToolRun.Run(repository, "baseline", "list").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("SteadyToo: time ", ToolRun.Run(repository, "baseline", "show", gate.HeadSha[..8]).Expect(0).Output, StringComparison.Ordinal);
        repository.Write(
            VerdictRepository.SourceFile, gate.HeadSource.Replace("new int[100]", "new int[101]", StringComparison.Ordinal));
        repository.Commit("baseline, and four bytes more");

        var result = ToolRun.Run(repository, "check", "--base", "stored", "--filter", "*SteadyToo").Expect(1);

        Assert.Collection(
            result.Report.Results.OrderBy(one => one.Metric, StringComparer.Ordinal),
            allocated => Assert.Equal(("allocated", Outcome.Regressed, Decision.Fail), (allocated.Metric, allocated.Outcome, allocated.Decision)),
            time => Assert.Equal(("time", Outcome.Inconclusive, "stored"), (time.Metric, time.Outcome, time.Reason)));
        Assert.StartsWith($"stored baseline of {gate.HeadSha[..7]}", result.Report.Base.Origin, StringComparison.Ordinal);
    }

    private IEnumerable<string> Errors => gate.Result.Output.Split('\n').Where(line => line.Contains(": error PG", StringComparison.Ordinal));

    private static ReportResult[] SameCode(ToolResult run) => Array.ConvertAll(
        ["Steady", "SteadyToo", "NewName"],
        name => Assert.Single(run.Report.Results, result => result.Id == "Sample.Suite." + name && result.Metric == "time"));

    private ReportResult Result(string benchmark, string? metric) => Assert.Single(
        gate.Result.Report.Results, result => result.Id == "Sample.Suite." + benchmark && result.Metric == metric);

    /// <summary>One canonical line, at the line of the benchmark's own attribute.</summary>
    private void ExpectError(string code, string benchmark, string text)
    {
        var place = $"{gate.Repository.In("bench", "Verdicts", "Program.cs")}({gate.LineOf(benchmark)},1): error {code}: ";
        Assert.Single(
            Errors, line => line.StartsWith(place, StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
    }

    private static (string Id, string? Metric, Outcome Outcome, string? Reason, Decision Decision) Verdict(ReportResult result) =>
        (result.Id, result.Metric, result.Outcome, result.Reason, result.Decision);
}
