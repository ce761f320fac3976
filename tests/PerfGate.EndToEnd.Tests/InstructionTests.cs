using System.Runtime.InteropServices;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Instructions of an operation, counted on both sides: a change of one per cent is a number, whatever the time says.</summary>
[Trait("speed", "slow")]
public sealed class InstructionTests : IDisposable
{
    private readonly TemporaryRepository repository = TemporaryRepository.Create();

    public InstructionTests()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "Instructions are counted on Linux on x64 alone.");
        repository.Write("bench/Counted/Counted.csproj", BenchmarkProject.File());
        repository.Write("bench/Counted/Program.cs", Source(turns: 1000));
        repository.Commit("base");
        repository.Write("bench/Counted/Program.cs", Source(turns: 1010));
        repository.Commit("head");
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Ten_more_turns_of_a_thousand_are_told_and_judged_by_a_rule_alone()
    {
        Rules("time: { max-increase: 50% }");
        var informed = ToolRun.Run(repository, "check", "--base", "HEAD~1");

        var loop = Time(informed.Expect(0), "Loop");
        Assert.True(loop.Instructions!.Repeats, $"{loop.Instructions}");
        Assert.InRange(loop.Instructions.Ratio!.Value, 1.009, 1.011);
        Assert.InRange(loop.Instructions.Base, 2000, 20_000);
        Assert.True(Time(informed, "Steady").Instructions!.IsEqual);
        Assert.True(Time(informed, "Steady").Instructions!.AllocatesAlike);
        Assert.Null(Time(informed, "Elsewhere").Instructions);
        Assert.Null(Time(informed, "Large").Instructions);
        Assert.DoesNotContain(informed.Report.Results, result => result.Metric == "instructions");
        Assert.Equal((2, 2), (informed.Report.Methodology.InstructionsCounted, informed.Report.Methodology.WhyNotCounted!.Values.Sum()));
        Assert.Contains("equal", informed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("recorded", informed.Report.Environment.Jit, StringComparison.Ordinal);

        Rules("time: { max-increase: 50% }\n    instructions: { max-increase: 0.5% }");
        var judged = ToolRun.Run(repository, "check", "--base", "HEAD~1", "--filter", "*.Loop").Expect(1);
        var instructions = Assert.Single(judged.Report.Results, result => result.Metric == "instructions");
        Assert.Equal((Outcome.Regressed, Reasons.Exact, Decision.Fail), (instructions.Outcome, instructions.Reason, instructions.Decision));
        Assert.Equal(loop.Instructions.Head - loop.Instructions.Base, instructions.Head!.Median - instructions.Base!.Median);
    }

    [Fact]
    public void They_are_not_counted_where_the_rules_say_so()
    {
        repository.Write("perfgate.yml", "version: 1\ncompare: { profile: quick, impact: off, instructions: off }\n");

        var report = ToolRun.Run(repository, "check", "--base", "HEAD~1", "--filter", "*.Steady").Expect(0).Report;

        Assert.Null(Assert.Single(report.Results, result => result.Metric == "time").Instructions);
        Assert.Null(report.Methodology.InstructionsCounted);
    }

    private static ReportResult Time(ToolResult run, string name) =>
        Assert.Single(run.Report.Results, result => result.Id == $"Sample.Suite.{name}" && result.Metric == "time");

    private void Rules(string limits) => repository.Write(
        "perfgate.yml",
        $"version: 1\ncompare: {{ profile: quick, impact: off }}\nrules:\n  - match: \"*\"\n    {limits}\n");

    private static string Source(int turns) => BenchmarkProject.Source($$"""
        private int state = 1;

        [Benchmark]
        public int Loop() => Mix({{turns}});

        [Benchmark]
        public int Steady() => Mix(500);

        [Benchmark]
        public int Large() => Mix(200_000);

        [Benchmark]
        public int Elsewhere() => Task.Run(() => Mix(2_000)).Result;

        private int Mix(int turns)
        {
            var mixed = state;
            for (var turn = 0; turn < turns; turn++)
            {
                mixed = (mixed * 31) ^ turn;
            }

            return mixed;
        }
        """);
}
