using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.MSBuild;

/// <summary><c>dotnet build -t:PerfGate</c> with the package restored from a feed, as a user has it.</summary>
[Trait("speed", "slow")]
public sealed class PackageTests(PackagedRepository packaged) : IClassFixture<PackagedRepository>
{
    /// <summary>One round of one benchmark decides nothing, and shows the way there: it is green.</summary>
    private static readonly string[] OneRound = ["-t:PerfGate", "-p:PerfGateFilter=*Steady", "-p:PerfGateBudget=1s"];

    [Fact]
    public void A_regression_is_an_error_at_the_benchmarks_own_line()
    {
        var result = packaged.Build("bench/Plain", "-t:PerfGate", "-p:PerfGateProfile=quick", "-p:PerfGateFilter=*er").Expect(1);

        Assert.Contains($"Program.cs({packaged.LineOf("Slower")},1): error PG1001: Sample.Suite.Slower: time +", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"Program.cs({packaged.LineOf("Hungrier")},1): error PG1002: Sample.Suite.Hungrier: allocated +", result.Output, StringComparison.Ordinal);
        Assert.Contains("building head of Plain (Release, net10.0)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_settled_is_no_warning_that_warnaserror_turns_red()
    {
        var result = packaged.Build("bench/Plain", ["-warnaserror", .. OneRound]).Expect(0);

        Assert.Contains("0 Warning(s)", result.Output, StringComparison.Ordinal);
        Assert.Equal(Outcome.Inconclusive, Assert.Single(result.Report.Results, one => one.Metric == "time").Outcome);
    }

    [Theory]
    [InlineData("App.slnx")]
    [InlineData("App.sln")]
    public void A_solution_is_one_run_with_one_report(string solution)
    {
        var result = packaged.Build("", solution, "-t:PerfGate", "-p:PerfGateFilter=*Suite.S*", "-p:PerfGateBudget=1s").Expect(0);

        Assert.Equal(
            ["Plain", "Several"], result.Report.Results.Select(one => one.Project).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(result.Output.Split('\n'), line => line.Contains("INCONCLUSIVE:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_for_several_frameworks_is_gated_once()
    {
        var result = packaged.Build("bench/Several", "-t:PerfGate", "-p:PerfGateBudget=1s").Expect(0);

        Assert.Single(result.Output.Split('\n'), line => line.Contains("building head of Several", StringComparison.Ordinal));
        Assert.Equal("net10.0", Assert.Single(result.Head.Benchmarks).Runtime);
    }

    [Fact]
    public void Every_build_can_end_with_the_gate()
    {
        var result = packaged.Build("bench/Several", "-p:PerfGateOnBuild=true", "-p:PerfGateBudget=1s").Expect(0);

        Assert.Single(result.Output.Split('\n'), line => line.Contains("building head of Several", StringComparison.Ordinal));
        Assert.Contains("INCONCLUSIVE:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_that_is_switched_off_says_so()
    {
        var result = packaged.Build("bench/Plain", "-t:PerfGate", "-p:PerfGateEnabled=false", "-p:PerfGateOutput=artifacts/off").Expect(0);

        Assert.Contains("PerfGate: Plain was skipped, PerfGateEnabled is 'false'.", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(packaged.Repository.In("bench", "Plain", "artifacts", "off")));
    }

    [Fact]
    public void Nothing_that_matches_is_a_failed_build() => Assert.Contains(
        "error PG0301", packaged.Build("bench/Plain", "-t:PerfGate", "-p:PerfGateFilter=Nothing*").Expect(1).Output, StringComparison.Ordinal);

    [Fact]
    public void Every_mistake_in_the_rules_is_an_error_at_its_place()
    {
        var rules = packaged.Repository.In("wrong.yml");
        File.WriteAllText(rules, "version: 1\ncompare:\n  profile: slow\n  budget: soon\nrule: []\n");

        var result = packaged.Build("bench/Plain", "-t:PerfGate", $"-p:PerfGatePolicy={rules}").Expect(1);

        File.Delete(rules);
        Assert.All(
            [$"{rules}(3,12): error PG0101", $"{rules}(4,11): error PG0101", $"{rules}(5,1): error PG0101"],
            place => Assert.Contains(place, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_base_that_does_not_build_is_a_failed_build_with_the_compilers_error()
    {
        using var broken = packaged.Repository.Clone();
        broken.Write(PackagedRepository.Source, "this is no C#");
        broken.Commit("broken");
        broken.Write(PackagedRepository.Source, File.ReadAllText(packaged.Repository.In(PackagedRepository.Source)));
        broken.Commit("repaired");

        var result = ToolRun.Dotnet(broken.In("bench/Plain"), "build", "-tl:off", "--nodereuse:false", "-t:PerfGate").Expect(1);

        Assert.Contains("error PG3001: Plain.csproj does not build (base ", result.Output, StringComparison.Ordinal);
        Assert.Contains("error CS", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_is_recorded_by_the_build()
    {
        using var clone = packaged.Repository.Clone();

        var result = ToolRun.Dotnet(
            clone.In("bench/Plain"), "build", "-tl:off", "--nodereuse:false", "-t:PerfGateBaseline", "-p:PerfGateFilter=*Hungrier").Expect(0);

        Assert.Contains("Commit it.", result.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(clone.In("baselines"), "*.json", SearchOption.AllDirectories));
    }
}
