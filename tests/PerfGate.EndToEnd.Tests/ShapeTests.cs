using System.Text.Json;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.EndToEnd.Tests.Matrix;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Benchmark projects as strangers write them, unmodified: every benchmark is listed, measured on both sides and paired.</summary>
[Trait("speed", "slow")]
public sealed class ShapeTests(ShapeRepository shapes) : IClassFixture<ShapeRepository>
{
    /// <summary>Id of a benchmark without parameters, and how many it gives.</summary>
    public static TheoryData<string, int> Methods =>
    [
        .. ShapeRow.All.Select(row => (row.Id, row.Cases)),
        ("Switched.Suite.Run", 1),
        ("Tested.Suite.Run", 1),
    ];

    [Fact]
    public void Every_shape_is_measured()
    {
        Assert.Equal(0, shapes.Check.Expect(0).Report.Counts.Failed);
        Assert.Equal(Verdict.Inconclusive, shapes.Check.Report.Verdict);
        Assert.All(shapes.Check.Head.Benchmarks, ExpectMeasured);
        Assert.All(shapes.Check.Base.Benchmarks, ExpectMeasured);
    }

    [Fact]
    public void The_page_of_compatibility_says_so() =>
        CompatibilityPage.Hold(ShapeMatrixTests.Heading, ShapeMatrixTests.Measured(shapes.Check), new MatrixColumn(BenchmarkProject.Newest, Runtime: 10).Title);

    [Fact]
    public void Every_benchmark_of_the_list_has_its_pair()
    {
        var listed = Listed().Order().ToArray();

        Assert.Equal(listed, Identities(shapes.Check.Head));
        Assert.Equal(listed, Identities(shapes.Check.Base));
        Assert.All(shapes.Check.Report.Results, result => Assert.Contains(result.Outcome, new[] { Outcome.Unchanged, Outcome.Inconclusive }));
    }

    [Fact]
    public void No_shape_is_affected_by_a_change_of_what_nothing_builds()
    {
        using var json = JsonDocument.Parse(shapes.Impact.Expect(0).Output);
        var benchmarks = json.RootElement.GetProperty("benchmarks").EnumerateArray().ToList();

        Assert.Equal(shapes.Check.Head.Benchmarks.Count, benchmarks.Count);
        Assert.All(benchmarks, one => Assert.True(
            one.GetProperty("impact").GetString() != "affected", $"{one.GetProperty("id")}: {one.GetProperty("reason")}"));
        Assert.True(benchmarks.Count(one => one.GetProperty("impact").GetString() == "unaffected") > benchmarks.Count / 2, shapes.Impact.Output);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_case_has_an_identity_of_its_own(string method, int cases)
    {
        var found = shapes.Check.Head.Benchmarks.Where(benchmark => ShapeRow.WithoutParameters(benchmark.Id) == method).ToArray();

        Assert.Equal(cases, found.Length);
        Assert.Equal(cases, found.Select(benchmark => benchmark.Identity).Distinct().Count());
    }

    [Fact]
    public void The_list_holds_nothing_else()
    {
        Assert.Equal(Methods.Sum(method => method.Data.Item2), shapes.Check.Head.Benchmarks.Count);
    }

    [Theory]
    [InlineData("exceptions", 1)]
    [InlineData("lock-contentions", 0)]
    [InlineData("work-items", 0)]
    public void What_a_diagnoser_counts_is_a_metric_of_its_own(string metric, double perOperation)
    {
        var counted = Assert.Single(shapes.Check.Head.Benchmarks, benchmark => benchmark.Id == "Shapes.Counted.Throwing");

        var found = counted.FindMetric(metric)!;
        Assert.Equal(Core.Measurements.Assumption.Exact, found.Assume);
        Assert.All(found.Launches, launch => Assert.Equal(perOperation, Assert.Single(launch.Values), 2));
        Assert.All(
            shapes.Check.Head.Benchmarks.Where(benchmark => benchmark.Id != counted.Id), benchmark => Assert.Null(benchmark.FindMetric(metric)));
    }

    [Fact]
    public void The_machine_code_of_the_method_has_a_size()
    {
        var counted = Assert.Single(shapes.Check.Head.Benchmarks, benchmark => benchmark.Id == "Shapes.Counted.Throwing");

        var size = counted.FindMetric("code-size")!;
        Assert.Equal("B", size.Unit);
        Assert.All(size.Launches, launch => Assert.InRange(Assert.Single(launch.Values), 20, 2_000));
    }

    [Fact]
    public void Every_launch_says_how_busy_its_thread_was_and_what_the_loop_takes()
    {
        var box = shapes.Check.Head.Benchmarks.Single(benchmark => benchmark.Id == "Shapes.Outer+Inner.Nested");

        Assert.InRange(box.Overhead!.Value, 0, 50);
        Assert.True(box.Seconds > 0);
        Assert.All(box.FindMetric("time")!.Launches, launch => Assert.InRange(launch.Busy!.Value, 0.01, 1.5));
    }

    [Fact]
    public void Jobs_are_kept_apart_by_name() => Assert.Equal(
        ["five", "four"],
        shapes.Check.Head.Benchmarks.Where(benchmark => benchmark.Id.EndsWith(".Both", StringComparison.Ordinal)).Select(benchmark => benchmark.Job).Order());

    [Fact]
    public void A_job_for_a_runtime_that_is_not_measured_is_said()
    {
        var warning = Assert.Single(shapes.Check.Report.Warnings, warning => warning.Code == "PG2006");

        Assert.Contains("net8.0", warning.Message, StringComparison.Ordinal);
        ExpectInLists(warning);
    }

    [Fact]
    public void A_class_that_is_left_out_is_said_by_check_and_by_lists()
    {
        var warning = Assert.Single(shapes.Check.Report.Warnings, warning => warning.Code == "PG2013");

        Assert.Contains("Shapes.NotPublic is left out", warning.Message, StringComparison.Ordinal);
        ExpectInLists(warning);
    }

    [Fact]
    public void Of_several_frameworks_the_newest_that_runs_here_is_measured()
    {
        Assert.Contains("building head of Switched (Release, net10.0)", shapes.Check.Error, StringComparison.Ordinal);
        Assert.Equal("net10.0", Assert.Single(shapes.Check.Head.Benchmarks, benchmark => benchmark.Project == "Switched").Runtime);
    }

    [Theory]
    [InlineData("Shapes.Batches.OfSixteen", 32)]
    [InlineData("Shapes.Files.ByRelativePath", 0)]
    [InlineData("Shapes.Cold.Start", 64)]
    [InlineData("Shapes.Monitored.Run", 64)]
    [InlineData("Shapes.InThisProcess.Run", 64)]
    [InlineData("Shapes.FixedCount.Run", 64)]
    [InlineData("Switched.Suite.Run", 64)]
    public void Allocation_is_counted_per_operation(string id, int bytes)
    {
        var launch = Assert.Single(Assert.Single(shapes.Check.Head.Benchmarks, one => one.Id == id).FindMetric(Metric.Allocated)!.Launches);

        Assert.Equal([bytes], launch.Values);
    }

    [Fact]
    public void Every_source_is_a_file_of_the_repository() => Assert.All(
        shapes.Check.Head.Benchmarks.Concat(shapes.Check.Base.Benchmarks),
        benchmark => Assert.True(File.Exists(shapes.Repository.In(benchmark.Source!.Split(':')[0])), benchmark.Source));

    private void ExpectInLists(ReportWarning warning) => Assert.All(
        [shapes.List.Error, shapes.Impact.Error],
        error => Assert.Contains($"{warning.Code}: {warning.Message}", error, StringComparison.Ordinal));

    private IEnumerable<(string Project, string Id, string Job)> Listed()
    {
        using var document = JsonDocument.Parse(shapes.List.Expect(0).Output);
        return
        [
            .. document.RootElement.EnumerateArray().Select(one => (
                one.GetProperty("project").GetString()!, one.GetProperty("id").GetString()!, one.GetProperty("job").GetString() ?? "")),
        ];
    }

    private static IEnumerable<(string, string, string)> Identities(MeasurementSet set) =>
        set.Benchmarks.Select(benchmark => (benchmark.Project!, benchmark.Id, benchmark.Job ?? "")).Order();

    private static void ExpectMeasured(MeasuredBenchmark benchmark)
    {
        Assert.True(benchmark.Failure is null, $"{benchmark.Id}: {benchmark.Failure?.Message}");
        var time = Assert.Single(benchmark.FindMetric(Metric.Time)!.Launches);
        Assert.Equal(1, time.Pair);
        Assert.NotEmpty(time.Values);
        Assert.All(time.Values, value => Assert.True(value > 0, $"{benchmark.Id}: {value} ns"));
        Assert.All(Assert.Single(benchmark.FindMetric(Metric.Allocated)!.Launches).Values, value => Assert.True(value >= 0));
    }
}
