using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Importers.Tests;

/// <summary>Reports that BenchmarkDotNet wrote: two jobs, parameters, a generic type, a benchmark that throws.</summary>
public sealed class BenchmarkDotNetSampleTests
{
    [Theory]
    [InlineData("0.14.0")]
    [InlineData("0.15.8")]
    public void Every_row_of_a_folder_becomes_a_benchmark(string version)
    {
        var content = Importing.Read(Sample.At(version));

        Assert.Empty(content.Warnings);
        Assert.Equal(
            [
                "Sample.Box<Int32>.Make(s: \"a\\\"b µ\") [Alpha] (net10.0)",
                "Sample.Box<Int32>.Make(s: \"a\\\"b µ\") [Beta] (net10.0)",
                "Sample.Strings.Repeat(N: 1) [Alpha] (net10.0)",
                "Sample.Strings.Repeat(N: 1) [Beta] (net10.0)",
                "Sample.Strings.Repeat(N: 100) [Alpha] (net10.0)",
                "Sample.Strings.Repeat(N: 100) [Beta] (net10.0)",
                "Sample.Strings.Throws(N: 1) [Alpha] (net10.0)",
                "Sample.Strings.Throws(N: 1) [Beta] (net10.0)",
                "Sample.Strings.Throws(N: 100) [Alpha] (net10.0)",
                "Sample.Strings.Throws(N: 100) [Beta] (net10.0)",
            ],
            content.Value.Benchmarks.Select(benchmark => benchmark.Identity.ToString()).Order(StringComparer.Ordinal));
        Assert.Empty(MeasurementFaults.Of(content.Value));
    }

    [Theory]
    [InlineData("0.14.0", "Debian GNU/Linux 12 (bookworm)")]
    [InlineData("0.15.8", "Linux Debian GNU/Linux 12 (bookworm)")]
    public void The_environment_is_read(string version, string os)
    {
        var environment = Importing.Read(Sample.At(version)).Value.Environment;

        Assert.Equal("linux-x64-net10.0.12-xeon-2c", environment.Key);
        Assert.Equal(os, environment.Os);
        Assert.Equal("Intel Xeon Processor", environment.Cpu);
        Assert.Equal(2, environment.Cores);
        Assert.Equal("10.0.401", environment.Sdk);
        Assert.Equal(version, environment.BenchmarkDotNet);
        Assert.StartsWith(".NET 10.0.12", environment.Runtime, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.14.0")]
    [InlineData("0.15.8")]
    public void A_benchmark_that_threw_is_a_failure_and_not_dropped(string version)
    {
        var failed = Importing.Read(Sample.At(version)).Value.Benchmarks.Where(benchmark => benchmark.Failure is not null).ToList();

        Assert.Equal(2, failed.Count);
        Assert.All(failed, benchmark =>
        {
            Assert.Equal("Sample.Strings.Throws(N: 100)", benchmark.Id);
            Assert.Equal(FailureReason.Empty, benchmark.Failure!.Reason);
            Assert.Empty(benchmark.Metrics);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Values_are_nanoseconds_per_operation_as_measured(string culture)
    {
        using var _ = new CultureScope(culture);
        var report = Sample.At("0.15.8", "Sample.Strings-report-full-compressed.json");

        var time = Find(Importing.Read(report), "Sample.Strings.Repeat(N: 1)", "Alpha").FindMetric(Metric.Time)!;

        // Two launches in one process, which the report does not tell apart: six iterations of 256 operations.
        Assert.Equal("ns", time.Unit);
        Assert.Equal(Assumption.None, time.Assume);
        var launch = Assert.Single(time.Launches);
        Assert.Null(launch.Pair);
        Assert.Null(launch.Order);
        Assert.Equal(RawReport.Workload(report, row: 0), launch.Values);
        Assert.Equal(6, launch.Values.Count);
        Assert.InRange(launch.Values[0], 64, 65);
    }

    [Fact]
    public void Many_iterations_become_medians_of_blocks()
    {
        var report = Sample.At("0.15.8", "Sample.Strings-report-full-compressed.json");

        var time = Find(Importing.Read(report), "Sample.Strings.Repeat(N: 1)", "Beta").FindMetric(Metric.Time)!;

        var raw = RawReport.Workload(report, row: 2);
        Assert.Equal(40, raw.Count);
        Assert.Equal(ValueBlocks.Of(raw), Assert.Single(time.Launches).Values);
        Assert.Equal(16, time.Launches[0].Values.Count);
    }

    [Fact]
    public void Allocations_are_exact_and_zero_is_a_value()
    {
        var content = Importing.Read(Sample.At("0.15.8"));

        var repeat = Find(content, "Sample.Strings.Repeat(N: 100)", "Alpha").FindMetric(Metric.Allocated)!;
        var throws = Find(content, "Sample.Strings.Throws(N: 1)", "Alpha").FindMetric(Metric.Allocated)!;

        Assert.Equal("B", repeat.Unit);
        Assert.Equal(Assumption.Exact, repeat.Assume);
        Assert.Equal([224d], Assert.Single(repeat.Launches).Values);
        Assert.Equal([0d], Assert.Single(throws.Launches).Values);
    }

    [Fact]
    public void The_exporters_agree()
    {
        var full = Importing.Read(Sample.At("0.15.8", "Sample.Strings-report-full.json")).Value;
        var compressed = Importing.Read(Sample.At("0.15.8", "Sample.Strings-report-full-compressed.json")).Value;
        var brief = Importing.Read(Sample.At("0.15.8", "Sample.Strings-report-brief.json")).Value;

        Assert.Equal(MeasurementFile.ToBytes(full), MeasurementFile.ToBytes(compressed));
        Assert.Equal(full.Benchmarks.Select(benchmark => benchmark.Identity), brief.Benchmarks.Select(benchmark => benchmark.Identity));
        Assert.Equal(
            full.Benchmarks.Select(benchmark => benchmark.Failure?.Reason),
            brief.Benchmarks.Select(benchmark => benchmark.Failure?.Reason));
        // Without overhead to subtract and with three iterations there is no outlier: results are what was measured.
        Assert.Equal(full.Benchmarks[0].FindMetric(Metric.Time)!.Launches[0].Values, brief.Benchmarks[0].FindMetric(Metric.Time)!.Launches[0].Values);
    }

    [Fact]
    public void Processes_are_launches_and_runtimes_are_told_apart()
    {
        var content = Importing.Read(Sample.At("two-runtimes"));

        Assert.Equal(
            ["Copy(N: 1) net10.0", "Copy(N: 1) net8.0 Empty", "Copy(N: 64) net10.0 Empty", "Copy(N: 64) net8.0 Empty"],
            content.Value.Benchmarks
                .Select(benchmark => $"{benchmark.Id["Sample.Copies.".Length..]} {benchmark.Runtime} {benchmark.Failure?.Reason}".TrimEnd())
                .Order(StringComparer.Ordinal));
        Assert.All(content.Value.Benchmarks, benchmark => Assert.Equal("Dry", benchmark.Job));
        var launches = content.Value.Benchmarks[0].FindMetric(Metric.Time)!.Launches;
        Assert.Equal(2, launches.Count);
        Assert.All(launches, launch => Assert.Equal(16, launch.Values.Count));
        Assert.Equal([32d], content.Value.Benchmarks[0].FindMetric(Metric.Allocated)!.Launches[0].Values);
    }

    [Fact]
    public void One_iteration_long_parameters_and_a_title_full_of_punctuation_are_read()
    {
        var content = Importing.Read(Sample.At("one-iteration"));

        Assert.Equal(3, content.Value.Benchmarks.Count);
        Assert.All(content.Value.Benchmarks, benchmark =>
        {
            Assert.Null(benchmark.Job);
            Assert.Null(benchmark.Failure);
            Assert.Single(Assert.Single(benchmark.FindMetric(Metric.Time)!.Launches).Values);
        });
    }

    private static MeasuredBenchmark Find(FileContent<MeasurementSet> content, string id, string job) =>
        content.Value.Benchmarks.Single(benchmark => benchmark.Id == id && benchmark.Job == job);
}
