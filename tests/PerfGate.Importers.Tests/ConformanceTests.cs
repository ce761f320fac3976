using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Importers.Tests;

/// <summary>Reports that others published: BenchmarkDotNet 0.12.1, untouched.</summary>
public sealed class ConformanceTests
{
    private const string Variable = "PERFGATE_CONFORMANCE_DATA";

    [Theory]
    [InlineData("full_netcoreapp50_2022-02-11_89113267.json", "win-x64-net5.0.14-xeon-e5-2673-v4-2c")]
    [InlineData("full_netcoreapp50_2022-02-17_d68c581a.json", "win-x64-net5.0.14-xeon-platinum-8171m-2c")]
    public void Every_benchmark_is_read(string file, string environment)
    {
        var content = Importing.Read(DataFile(file));

        Assert.Empty(content.Warnings);
        Assert.Equal(environment, content.Value.Environment.Key);
        Assert.Equal("0.12.1", content.Value.Environment.BenchmarkDotNet);
        Assert.Equal(17, content.Value.Benchmarks.Count);
        Assert.All(content.Value.Benchmarks, benchmark =>
        {
            Assert.StartsWith("UnitsNet.Benchmark.UnitsNetBenchmarks.", benchmark.Id, StringComparison.Ordinal);
            Assert.Null(benchmark.Job);
            Assert.Equal("net5.0", benchmark.Runtime);
            Assert.Null(benchmark.Failure);
            Assert.Equal(["time", "allocated"], benchmark.Metrics.Select(metric => metric.Name));
        });
        Assert.Empty(MeasurementFaults.Of(content.Value));
        var constructor = content.Value.Benchmarks.Single(benchmark => benchmark.Id.EndsWith(".Constructor", StringComparison.Ordinal));
        Assert.Equal([0], constructor.FindMetric(Metric.Allocated)!.Launches[0].Values);
        var parse = content.Value.Benchmarks.Single(benchmark => benchmark.Id.EndsWith(".Parse", StringComparison.Ordinal));
        Assert.Equal([34760], parse.FindMetric(Metric.Allocated)!.Launches[0].Values);
    }

    [Theory]
    [InlineData("full_netcoreapp50_2022-02-11_89113267.json")]
    [InlineData("full_netcoreapp50_2022-02-17_d68c581a.json")]
    public void The_launch_holds_what_was_measured(string file)
    {
        var path = DataFile(file);
        var benchmarks = Importing.Read(path).Value.Benchmarks;

        for (var row = 0; row < benchmarks.Count; row++)
        {
            var values = Assert.Single(benchmarks[row].FindMetric(Metric.Time)!.Launches).Values;
            var raw = RawReport.Workload(path, row);
            Assert.Equal(Math.Min(raw.Count, Launch.MaxValues), values.Count);
            Assert.Equal(ValueBlocks.Of(raw), values);
        }
    }

    [Theory]
    [InlineData("full_netcoreapp50_2022-02-11_89113267.json")]
    [InlineData("full_netcoreapp50_2022-02-17_d68c581a.json")]
    public void Without_measurements_the_median_is_the_one_that_the_report_states(string file)
    {
        using var folder = new TemporaryFolder();
        var report = JsonNode.Parse(File.ReadAllText(DataFile(file)))!;
        foreach (var row in report["Benchmarks"]!.AsArray())
        {
            row!.AsObject().Remove("Measurements");
        }

        File.WriteAllText(folder.At("brief.json"), report.ToJsonString());
        var benchmarks = Importing.Read(folder.At("brief.json")).Value.Benchmarks;

        var compared = 0;
        for (var row = 0; row < benchmarks.Count; row++)
        {
            var statistics = report["Benchmarks"]![row]!["Statistics"]!;
            if (statistics["N"]!.GetValue<int>() <= Launch.MaxValues)
            {
                var values = Assert.Single(benchmarks[row].FindMetric(Metric.Time)!.Launches).Values;
                Assert.Equal(statistics["Median"]!.GetValue<double>(), Median(values), 9);
                compared++;
            }
        }

        Assert.True(compared >= 5, "The report has too few benchmarks of at most sixteen iterations to compare.");
    }

    [Theory]
    [InlineData("full_netcoreapp50_2022-02-11_89113267.json")]
    [InlineData("full_netcoreapp50_2022-02-17_d68c581a.json")]
    public void The_medians_lie_near_the_reports(string file)
    {
        // What was measured has the loop's overhead in it, about 2.6 ns here, and the outliers.
        var path = DataFile(file);
        using var report = JsonDocument.Parse(File.ReadAllBytes(path));
        var benchmarks = Importing.Read(path).Value.Benchmarks;

        for (var row = 0; row < benchmarks.Count; row++)
        {
            var stated = report.RootElement.GetProperty("Benchmarks")[row].GetProperty("Statistics").GetProperty("Median").GetDouble();
            var ours = Median(benchmarks[row].FindMetric(Metric.Time)!.Launches[0].Values);
            Assert.InRange(ours, stated * 0.98, (stated * 1.02) + 5);
        }
    }

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string DataFile(string name)
    {
        var data = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{Variable} does not name the folder of third-party data.");
        return Path.Combine(data!, "benchmarkdotnet", name);
    }
}
