using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Projects that are new in head, each with something that must not be measured, or must end by itself.</summary>
[Trait("speed", "slow")]
public sealed class UnmeasurableProjectTests : IClassFixture<UnmeasurableProjectTests.Projects>
{
    private readonly TemporaryRepository repository;

    public UnmeasurableProjectTests(Projects projects) => repository = projects.Repository;

    [Fact]
    public void A_base_without_the_project_makes_everything_added()
    {
        var result = ToolRun.Run(repository, "check", "bench/New", "--filter", "*Works").Expect(0);

        var added = Assert.Single(result.Report.Results);
        Assert.Equal((Outcome.Added, Decision.Pass), (added.Outcome, added.Decision));
        var warning = Assert.Single(result.Report.Warnings, warning => warning.Code == "PG4005");
        Assert.Contains("New", warning.Message, StringComparison.Ordinal);
        Assert.Contains("PG4005", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(result.Head.Benchmarks).FindMetric("time")!.Launches.Count);
    }

    [Fact]
    public void A_benchmark_that_hangs_has_failed()
    {
        var result = ToolRun.Run(repository, ("PERFGATE_TIMEOUT_SECONDS", "6"), "check", "bench/New", "--filter", "*Hangs").Expect(3);

        var hung = Assert.Single(result.Report.Results);
        Assert.Equal((Outcome.Failed, "timeout", Decision.Fail), (hung.Outcome, hung.Reason, hung.Decision));
        Assert.Contains("6 s", hung.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_benchmark_that_ends_its_process_has_failed()
    {
        var result = ToolRun.Run(repository, "check", "bench/New", "--filter", "*Exits").Expect(3);

        var gone = Assert.Single(result.Report.Results);
        Assert.Equal((Outcome.Failed, "threw", Decision.Fail), (gone.Outcome, gone.Reason, gone.Decision));
        Assert.Contains("exit code 7", gone.Message, StringComparison.Ordinal);
        Assert.Contains("Good-bye.", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_matches_nothing_is_invalid()
    {
        var result = ToolRun.Run(repository, "check", "bench/New", "--filter", "*Nothing*").Expect(2);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Contains("error PG0301", diagnostic, StringComparison.Ordinal);
        Assert.Contains("'*Nothing*'", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_benchmarks_is_invalid()
    {
        var result = ToolRun.Run(repository, "check", "bench/Empty").Expect(2);

        Assert.Contains("error PG0301", Assert.Single(result.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_benchmark_library_cannot_be_started()
    {
        var result = ToolRun.Run(repository, "check", "bench/Library").Expect(3);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Contains("error PG3003", diagnostic, StringComparison.Ordinal);
        Assert.Contains("<OutputType>Exe</OutputType>", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unoptimised_assembly_is_refused_under_whatever_name()
    {
        var result = ToolRun.Run(repository, "check", "bench/Unoptimised").Expect(3);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Contains("error PG2004", diagnostic, StringComparison.Ordinal);
        Assert.Contains("Another.Name.dll", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void Turns_that_a_BenchmarkDotNet_cannot_take_are_refused_with_its_version()
    {
        var result = ToolRun.Run(repository, "check", "bench/Old", "--route", "turns").Expect(3);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Contains("error PG3002", diagnostic, StringComparison.Ordinal);
        Assert.Contains("head uses BenchmarkDotNet 0.13.2", diagnostic, StringComparison.Ordinal);
        Assert.Contains("Leave the option out", diagnostic, StringComparison.Ordinal);
    }

    /// <summary>A repository whose first commit has no project and whose second has them all.</summary>
    public sealed class Projects : IDisposable
    {
        public Projects()
        {
            Repository = TemporaryRepository.Create();
            Repository.Commit("first");
            Repository.Write("bench/New/New.csproj", BenchmarkProject.File());
            Repository.Write("bench/New/Program.cs", BenchmarkProject.Source("""
                [Benchmark] public int Works() => 1;
                [Benchmark] public void Hangs() => Thread.Sleep(Timeout.Infinite);
                [Benchmark] public void Exits() { Console.WriteLine("Good-bye."); Environment.Exit(7); }
                """));
            Repository.Write("bench/Empty/Empty.csproj", BenchmarkProject.File());
            Repository.Write("bench/Empty/Program.cs", "return 0;");
            Repository.Write("bench/Library/Library.csproj", BenchmarkProject.File().Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
            Repository.Write("bench/Library/Suite.cs", """
                public class Suite { [BenchmarkDotNet.Attributes.Benchmark] public int One() => 1; }
                """);
            Repository.Write("bench/Old/Old.csproj", BenchmarkProject.File("0.13.2"));
            Repository.Write("bench/Old/Program.cs", BenchmarkProject.Source("[Benchmark] public int One() => 1;"));
            Repository.Write("lib/Lib/Lib.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <AssemblyName>Another.Name</AssemblyName>
                    <Optimize>false</Optimize>
                  </PropertyGroup>
                </Project>
                """);
            Repository.Write("lib/Lib/Slow.cs", "public static class Slow { public static int One() => 1; }");
            Repository.Write(
                "bench/Unoptimised/Unoptimised.csproj",
                BenchmarkProject.File(items: "<ProjectReference Include=\"../../lib/Lib/Lib.csproj\" />"));
            Repository.Write("bench/Unoptimised/Program.cs", BenchmarkProject.Source("[Benchmark] public int One() => Slow.One();"));
            Repository.Commit("all projects");
        }

        internal TemporaryRepository Repository { get; }

        public void Dispose() => Repository.Dispose();
    }
}
