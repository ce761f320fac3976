using System.Diagnostics;
using System.Globalization;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>The shapes on each version of BenchmarkDotNet and each runtime, one pair of every benchmark, held against the page.</summary>
[Trait("speed", "slow")]
public sealed class ShapeMatrixTests
{
    internal const string Heading = "Shapes";

    public static TheoryData<string, int> Columns =>
        [.. (CompatibilityPage.IsWholeRun ? MatrixColumn.Whole : MatrixColumn.Corners).Select(column => (column.BenchmarkDotNet, column.Runtime))];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Every_shape_is_measured_on(string benchmarkDotNet, int runtime)
    {
        var column = new MatrixColumn(benchmarkDotNet, runtime);
        var root = column.IsRolledForward ? DotnetRoot.NewestAlone : DotnetRoot.SideBySide;
        using var repository = TemporaryRepository.Create();
        ShapeFiles.WriteSurroundings(repository);
        ShapeFiles.WriteProject(repository, ShapeRepository.Project, benchmarkDotNet, column.Framework);
        repository.Write("bench/Shapes/Runtime.cs", RuntimeGuard.Source(runtime));
        repository.Commit("all shapes");

        using var run = ToolRun.StartOn(
            root,
            repository.Root,
            [("PERFGATE_MOST_PAIRS", "1")],
            ["check", "--no-impact", "--base", "self", "--budget", "1h", .. column.IsRolledForward ? ["--roll-forward"] : Array.Empty<string>()]);
        var result = run.Finish().Expect(0);

        Assert.Equal(benchmarkDotNet, FileVersionInfo.GetVersionInfo(repository.In("bench", "Shapes", "bin", "Release", column.Framework, "BenchmarkDotNet.dll")).ProductVersion!.Split('+')[0]);
        Assert.Equal($".NET {DotnetRoot.VersionOf(runtime)}", result.Head.Environment.Runtime);
        Assert.Equal(column.IsRolledForward ? 2 : 0, result.Report.Warnings.Count(warning => warning.Code == "PG3010"));
        Assert.Equal(ShapeRow.All.Sum(row => row.Cases), result.Head.Benchmarks.Count);
        CompatibilityPage.Hold(Heading, Measured(result), column.Title);
    }

    /// <summary>How many benchmarks of each shape have a pair of launches with times and bytes.</summary>
    internal static IReadOnlyList<(string Row, string Cell)> Measured(ToolResult result)
    {
        var failed = result.Report.Results.Where(one => one.Outcome is not (Outcome.Unchanged or Outcome.Inconclusive)).Select(one => $"{one.Id}: {one.Message}");
        Assert.Equal([], failed);
        var ofBase = result.Base.Benchmarks.Where(IsPaired).Select(benchmark => benchmark.Identity).ToHashSet();
        var paired = result.Head.Benchmarks.Where(benchmark => IsPaired(benchmark) && ofBase.Contains(benchmark.Identity)).ToLookup(benchmark => ShapeRow.WithoutParameters(benchmark.Id));
        Assert.All(ShapeRow.All, row => Assert.True(paired[row.Id].Count() == row.Cases, $"{row.Id}: {paired[row.Id].Count()} of {row.Cases} are measured"));
        return [.. ShapeRow.All.Select(row => (row.Words, paired[row.Id].Count().ToString(CultureInfo.InvariantCulture)))];
    }

    private static bool IsPaired(MeasuredBenchmark benchmark) =>
        benchmark.Failure is null
        && benchmark.FindMetric(Metric.Time)?.Launches is [{ Pair: 1, Values: [> 0, ..] }]
        && benchmark.FindMetric(Metric.Allocated)?.Launches is [{ Values: [>= 0, ..] }];
}
