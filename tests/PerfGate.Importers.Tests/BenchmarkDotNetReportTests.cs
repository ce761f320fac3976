using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Importers.Tests;

/// <summary>Forms of reports that the samples do not have.</summary>
public sealed class BenchmarkDotNetReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Launches_are_grouped_by_index_and_other_stages_left_out()
    {
        var benchmark = Single(Row(measurements: """
            { "IterationMode": "Overhead", "IterationStage": "Actual", "LaunchIndex": 1, "Operations": 1, "Nanoseconds": 1 },
            { "IterationMode": "Workload", "IterationStage": "Warmup", "LaunchIndex": 1, "Operations": 1, "Nanoseconds": 2 },
            { "IterationMode": "Workload", "IterationStage": "Actual", "LaunchIndex": 1, "Operations": 4, "Nanoseconds": 400 },
            { "IterationMode": "Workload", "IterationStage": "Actual", "LaunchIndex": 2, "Operations": 2, "Nanoseconds": 400 },
            { "Nanoseconds": 101.5, "Operations": 1, "LaunchIndex": 1, "IterationStage": "Actual", "IterationMode": "Workload", "Future": {} },
            { "IterationMode": "Workload", "IterationStage": "Result", "LaunchIndex": 1, "Operations": 1, "Nanoseconds": 3 }
            """));

        Assert.Equal([[100, 101.5], [200]], benchmark.FindMetric(Metric.Time)!.Launches.Select(launch => launch.Values));
    }

    [Fact]
    public void Results_stand_in_for_missing_measurements()
    {
        var benchmark = Single(Row(measurements: """
            { "IterationMode": "Overhead", "IterationStage": "Actual", "LaunchIndex": 1, "Operations": 1, "Nanoseconds": 1 },
            { "IterationMode": "Workload", "IterationStage": "Result", "LaunchIndex": 1, "Operations": 2, "Nanoseconds": 30 }
            """));

        Assert.Equal([15], Assert.Single(benchmark.FindMetric(Metric.Time)!.Launches).Values);
    }

    [Theory]
    [InlineData("""{ "OriginalValues": [3, 1, 2], "N": 3, "Mean": 9 }""", new double[] { 3, 1, 2 })]
    [InlineData("""{ "OriginalValues": [3, "", null, {}, 2], "Mean": 9 }""", new double[] { 3, 2 })]
    [InlineData("""{ "N": 15, "Mean": 9.5, "Skewness": "" }""", new[] { 9.5 })]
    [InlineData("""{ "OriginalValues": [], "Mean": 9.5 }""", new[] { 9.5 })]
    public void A_brief_report_gives_one_launch(string statistics, double[] values) =>
        Assert.Equal(values, Assert.Single(Single(Row(statistics)).FindMetric(Metric.Time)!.Launches).Values);

    [Fact]
    public void A_brief_report_with_many_values_keeps_sixteen()
    {
        var benchmark = Single(Row($$"""{ "OriginalValues": [{{string.Join(",", Enumerable.Range(1, 64))}}] }"""));

        Assert.Equal(16, benchmark.FindMetric(Metric.Time)!.Launches[0].Values.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "Mean": "" }""")]
    [InlineData("""{ "OriginalValues": ["NaN"], "Mean": "NaN" }""")]
    public void A_row_without_a_value_is_a_failure(string statistics)
    {
        var benchmark = Single(Row(statistics, """{ "BytesAllocatedPerOperation": 24 }"""));

        Assert.Equal(FailureReason.Empty, benchmark.Failure!.Reason);
        Assert.Empty(benchmark.Metrics);
    }

    [Fact]
    public void Zero_operations_are_no_measurement()
    {
        var benchmark = Single(Row("{}", measurements:
            """{ "IterationMode": "Workload", "IterationStage": "Actual", "LaunchIndex": 1, "Operations": 0, "Nanoseconds": 5 }"""));

        Assert.Equal(FailureReason.Empty, benchmark.Failure!.Reason);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("4294967296", 4294967296)]
    [InlineData("18446744073709551615", 18446744073709551615d)]
    public void Allocations_may_be_large(string json, double bytes)
    {
        var benchmark = Single(Row("""{ "Mean": 1 }""", $$"""{ "BytesAllocatedPerOperation": {{json}} }"""));

        Assert.Equal([bytes], benchmark.FindMetric(Metric.Allocated)!.Launches[0].Values);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "BytesAllocatedPerOperation": null }""")]
    public void Allocations_that_were_not_measured_are_no_metric(string memory) =>
        Assert.Null(Single(Row("""{ "Mean": 1 }""", memory)).FindMetric(Metric.Allocated));

    [Theory]
    [InlineData("T.M: DefaultJob", "net5.0")]
    [InlineData("T.M: DefaultJob [N=1]", "net5.0")]
    [InlineData("T.M: Job-ABCDEF(Toolchain=x, Runtime=.NET 8.0) [N=1]", "net8.0")]
    [InlineData("T.M: .NET 9.0(Runtime=.NET 9.0)", "net9.0")]
    [InlineData("T.M: X(Runtime=.NET Framework 4.8)", "net48")]
    [InlineData("T.M: X(Runtime=.NET Framework 4.7.2, Server=True)", "net472")]
    [InlineData("T.M: X(Runtime=.NET Core 3.1)", "netcoreapp3.1")]
    [InlineData("T.M: X(Runtime=NativeAOT 8.0)", "nativeaot8.0")]
    [InlineData("T.M: X(Runtime=Something new)", null)]
    [InlineData("T.M: X(Arguments=/p:A=(b, c), Runtime=.NET 8.0) [N=(1)]", "net8.0")]
    [InlineData("T.'a: (b) [c]': X(Runtime=.NET 8.0)", "net8.0")]
    [InlineData("T.M: X [S=a(Runtime=.NET 8.0)]", "net5.0")]
    [InlineData("odd", "net5.0")]
    public void The_runtime_is_the_jobs_else_the_hosts(string displayInfo, string? runtime)
    {
        var title = displayInfo.Contains('\'', StringComparison.Ordinal) ? "'a: (b) [c]'" : "M";

        var benchmark = Single(Row("""{ "Mean": 1 }""", displayInfo: displayInfo, title: title));

        Assert.Equal(runtime, benchmark.Runtime);
        Assert.Null(benchmark.Job);
    }

    [Theory]
    [InlineData(".NET Framework 4.8.1 (4.8.9181.0)", "net481")]
    [InlineData(".NET Framework 4.8 (4.8.4300.0)", "net48")]
    [InlineData(".NET Framework 4.8.4300.0", "net48")]
    [InlineData(".NET Core 5.0.14 (CoreCLR 5.0.1422.5710, CoreFX 5.0.1422.5710)", "net5.0")]
    [InlineData(".NET Core 3.1.22 (CoreCLR 4.700.21.56803)", "netcoreapp3.1")]
    [InlineData(".NET 10.0.12 (10.0.12, 10.0.1226.42308)", "net10.0")]
    [InlineData(".NET 10.0.0 (10.0.0-rc.1.25451.107)", "net10.0")]
    public void The_hosts_runtime_gives_a_moniker(string version, string moniker) =>
        Assert.Equal(moniker, Single(Row("""{ "Mean": 1 }"""), $$"""{ "RuntimeVersion": "{{version}}" }""").Runtime);

    [Fact]
    public void Jobs_are_part_of_the_identity_only_where_there_are_several()
    {
        var set = Read(
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Fast(IterationCount=1)", name: "T.Both"),
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Slow(IterationCount=9)", name: "T.Both"),
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Slow(IterationCount=9)", name: "T.One")).Value;

        Assert.Equal(["Fast", "Slow", null], set.Benchmarks.Select(benchmark => benchmark.Job));
    }

    [Fact]
    public void Generated_job_names_are_replaced_by_what_the_job_is()
    {
        var set = Read(
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Job-QDCPFZ(Server=True)"),
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Job-AWGAGU(Server=False)"),
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: DefaultJob")).Value;

        Assert.Equal(["Server=True", "Server=False", "DefaultJob"], set.Benchmarks.Select(benchmark => benchmark.Job));
    }

    [Fact]
    public void An_unnamed_job_of_two_processes_is_one_job()
    {
        // Reported of 0.14.0: the id of a job without a name is another one in every process.
        var set = Read(
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Job-QDCPFZ(UnrollFactor=1)"),
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Dry(IterationCount=1)"),
            Row("""{ "Mean": 2 }""", displayInfo: "T.M: Job-AWGAGU(UnrollFactor=1)")).Value;

        Assert.Equal(["UnrollFactor=1", "Dry", "UnrollFactor=1"], set.Benchmarks.Select(benchmark => benchmark.Job));
    }

    [Fact]
    public void Jobs_of_the_same_name_are_told_apart()
    {
        var set = Read(
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Dry(Server=True)"),
            Row("""{ "Mean": 1 }""", displayInfo: "T.M: Dry(Server=False)")).Value;

        Assert.Equal(["Dry(Server=True)", "Dry(Server=False)"], set.Benchmarks.Select(benchmark => benchmark.Job));
    }

    [Fact]
    public void Rows_of_the_same_name_are_numbered_with_a_warning()
    {
        var content = Read(
            Row("""{ "Mean": 1 }""", name: "T.M(s: selec(...)foo [33])"),
            Row("""{ "Mean": 2 }""", name: "T.M(s: selec(...)foo [33])"));

        Assert.Equal(
            ["T.M(s: selec(...)foo [33])", "T.M(s: selec(...)foo [33]) #2"],
            content.Value.Benchmarks.Select(benchmark => benchmark.Id));
        var warning = Assert.Single(content.Warnings);
        Assert.Equal(DiagnosticIds.InvalidInput, warning.Code);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Empty(MeasurementFaults.Of(content.Value));
    }

    [Theory]
    [InlineData("""{ "ProcessorName": { "IsValueCreated": true, "Value": "Intel Core i7-9700K CPU 3.60GHz", "Other": { "Value": "x" } } }""", "Intel Core i7-9700K CPU 3.60GHz", "i7-9700k")]
    [InlineData("""{ "ProcessorName": null }""", null, "unknown")]
    [InlineData("""{ "ProcessorName": 5 }""", null, "unknown")]
    [InlineData("""{ "ProcessorName": ["a"] }""", null, "unknown")]
    public void The_processor_may_be_described_in_several_ways(string host, string? cpu, string inKey)
    {
        var environment = Read(host, Row("""{ "Mean": 1 }""")).Value.Environment;

        Assert.Equal(cpu, environment.Cpu);
        Assert.Equal($"unknown-unknown-unknown-{inKey}-unknown", environment.Key);
    }

    [Fact]
    public void A_report_without_a_host_is_read()
    {
        File.WriteAllText(folder.At("a.json"), $$"""{ "Benchmarks": [{{Row("""{ "Mean": 1 }""")}}] }""");

        Assert.Equal("unknown-unknown-unknown-unknown-unknown", Importing.Read(folder.At("a.json")).Value.Environment.Key);
    }

    [Theory]
    [InlineData("""{ "Title": "x", "Benchmarks": [ { "FullName": "" } ] }""", "PG0201", "Benchmark #1 of the report has no 'FullName'")]
    [InlineData("""{ "Title": "x", "Benchmarks": [ null ] }""", "PG0201", "Benchmark #1 of the report has no 'FullName'")]
    [InlineData("""{ "Title": "x", "Benchmarks": [] }""", "PG0301", "nothing was run")]
    [InlineData("""{ "Title": "x", "Benchmarks": null }""", "PG0301", "nothing was run")]
    [InlineData("""{ "Title": "x" }""", "PG0301", "nothing was run")]
    [InlineData("{ \"Title\": \"x\",\n  \"Benchmarks\": [ { \"FullName\": Nope } ] }", "PG0201", "a.json(2,33)")]
    [InlineData("""{ "Title": "x", "Benchmarks": [ { "FullName": "A", "Measurements": 1 } ] }""", "PG0201", "'Measurements' is an array")]
    [InlineData("""{ "Title": "x", "Benchmarks": [ { "FullName": "A", "Measurements": [ 1 ] } ] }""", "PG0201", "A measurement is an object")]
    [InlineData("""{ "Title": "x", "Benchmarks": [ { "FullName": "A" """, "PG0201", "a.json(1,")]
    public void A_report_that_cannot_be_used_is_refused(string json, string code, string expected)
    {
        File.WriteAllText(folder.At("a.json"), json);

        var error = Assert.Throws<PerfGateException>(() => Importing.Read(folder.At("a.json")));

        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Equal(code, error.Diagnostics[0].Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_larger_than_the_read_buffer_is_read_whole()
    {
        var measurements = string.Join(",\n", Enumerable.Range(1, 40_000).Select(i =>
            $$"""{ "IterationMode": "Workload", "IterationStage": "Actual", "LaunchIndex": {{(i - 1) / 10_000}}, "Operations": 1, "Nanoseconds": 7 }"""));

        var launches = Single(Row(measurements: measurements)).FindMetric(Metric.Time)!.Launches;

        Assert.Equal(4, launches.Count);
        Assert.All(launches, launch => Assert.Equal(Enumerable.Repeat(7d, 16), launch.Values));
    }

    private static string Row(
        string statistics = "{}",
        string memory = "null",
        string? measurements = null,
        string displayInfo = "T.M: DefaultJob",
        string name = "T.M",
        string title = "M") =>
        $$"""
        { "DisplayInfo": "{{displayInfo}}", "Type": "T", "MethodTitle": "{{title}}", "FullName": "{{name}}", "Statistics": {{statistics}},
          "Memory": {{memory}}{{(measurements is null ? "" : $", \"Measurements\": [{measurements}]")}} }
        """;

    private MeasuredBenchmark Single(string row, string host = """{ "RuntimeVersion": ".NET 5.0.1" }""") =>
        Assert.Single(Read(host, row).Value.Benchmarks);

    private FileContent<MeasurementSet> Read(params string[] rows) =>
        rows[0].Contains("FullName", StringComparison.Ordinal) ? ReadReport("{}", rows) : ReadReport(rows[0], rows[1..]);

    private FileContent<MeasurementSet> ReadReport(string host, string[] rows)
    {
        var path = folder.At("a.json");
        File.WriteAllText(path, $$"""{ "Title": "a", "HostEnvironmentInfo": {{host}}, "Benchmarks": [{{string.Join(",", rows)}}] }""");
        return Importing.Read(path);
    }
}
