using PerfGate.Core.Measurements;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>Projects that say how they are published or run: measured as BenchmarkDotNet's own processes would run them, held against the page.</summary>
[Trait("speed", "slow")]
public sealed class SettingMatrixTests
{
    internal const string Heading = "Settings of the project";

    internal static string Column { get; } = new MatrixColumn(BenchmarkProject.Newest, Runtime: 10).Title;

    public static TheoryData<string> Projects =>
        [.. (CompatibilityPage.IsWholeRun ? SettingRow.All : [SettingRow.Together]).Select(row => row.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_measured_whatever_it_says_of_publishing(string project)
    {
        var row = SettingRow.All.Single(row => row.Project == project);
        using var repository = TemporaryRepository.Create();
        repository.Write($"bench/{project}/{project}.csproj", BenchmarkProject.File(properties: row.Properties));
        repository.Write($"bench/{project}/Program.cs", BenchmarkProject.Source(row.Source));
        repository.Commit("a setting");

        var result = ToolRun.Run(repository, ("PERFGATE_MOST_PAIRS", "1"), "check", "--no-impact", "--base", "self").Expect(0);

        MeasuredBenchmark[] sides = [Assert.Single(result.Base.Benchmarks), Assert.Single(result.Head.Benchmarks)];
        Assert.All(sides, side => Assert.Equal([64], Assert.Single(side.FindMetric(Metric.Allocated)!.Launches).Values));
        CompatibilityPage.Hold(Heading, [(row.Words, "1")], Column, isPart: true);
    }
}
