using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Importers.Tests;

/// <summary>Which files are taken, and from where.</summary>
public sealed class MeasurementImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("exceptions", "per op", 1)]
    [InlineData("lock-contentions", "per op", 0)]
    [InlineData("work-items", "per op", 0)]
    [InlineData("code-size", "B", 177)]
    [InlineData("allocated", "B", 248)]
    public void What_diagnosers_count_is_a_metric_each(string name, string unit, double value)
    {
        var benchmark = Assert.Single(Importing.Read(Sample.At("diagnosers")).Value.Benchmarks);

        var metric = benchmark.FindMetric(name)!;
        Assert.Equal((unit, Assumption.Exact), (metric.Unit, metric.Assume));
        Assert.Equal([value], Assert.Single(metric.Launches).Values);
        Assert.Equal(6, benchmark.Metrics.Count);
    }

    [Fact]
    public void Reads_our_own_file()
    {
        WriteOwn("head.json", "A");

        Assert.Equal("A", Assert.Single(Importing.Read(folder.At("head.json")).Value.Benchmarks).Id);
    }

    [Fact]
    public void Unknown_fields_of_our_own_file_are_warned_of()
    {
        File.WriteAllText(
            folder.At("head.json"),
            """{ "schema": "perfgate.measurements/1", "x": 1, "environment": { "key": "k" }, "benchmarks": [] }""");

        var warning = Assert.Single(Importing.Read(folder.At("head.json")).Warnings);

        Assert.Equal((DiagnosticIds.UnknownFields, Severity.Warning), (warning.Code, warning.Severity));
        Assert.Contains("'x'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_one_file_of_ours_is_that_file()
    {
        WriteOwn("head.json", "A");
        File.WriteAllText(folder.At("report.json"), """{ "schema": "perfgate.report/1" }""");
        File.WriteAllText(folder.At("package.json"), """{ "name": "something else" }""");
        File.WriteAllText(folder.At("broken.json"), "not json");

        Assert.Equal("A", Assert.Single(Importing.Read(folder.Root).Value.Benchmarks).Id);
    }

    [Fact]
    public void A_folder_with_two_files_of_ours_is_ambiguous()
    {
        WriteOwn("head.json", "A");
        WriteOwn("base.json", "A");

        var error = Refused(() => Importing.Read(folder.Root));

        Assert.Equal(DiagnosticIds.InvalidInput, error.Code);
        Assert.Contains($"'{folder.At("base.json")}', '{folder.At("head.json")}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_ours_and_reports_is_ambiguous()
    {
        WriteOwn("head.json", "A");
        WriteReport("b-report-full.json", "B", "run");

        var error = Refused(() => Importing.Read(folder.Root));

        Assert.Contains("head.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("b-report-full.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("results")]
    [InlineData("BenchmarkDotNet.Artifacts", "results")]
    [InlineData("bench", "My.Benchmarks", "BenchmarkDotNet.Artifacts", "results")]
    public void Reports_are_found_in_the_artifacts_below(params string[] below)
    {
        WriteReport(Path.Combine([.. below, "Ns.A-report-full.json"]), "A", "Ns.A-1");
        WriteReport(Path.Combine([.. below, "Ns.B-report-full.json"]), "B", "Ns.B-1");

        Assert.Equal(["A", "B"], Importing.Read(folder.Root).Value.Benchmarks.Select(benchmark => benchmark.Id));
    }

    [Fact]
    public void A_folder_that_has_reports_is_not_searched_below()
    {
        WriteReport("Ns.A-report-full.json", "A", "Ns.A-1");
        WriteReport(Path.Combine("older", "Ns.B-report-full.json"), "B", "Ns.B-1");

        Assert.Equal("A", Assert.Single(Importing.Read(folder.Root).Value.Benchmarks).Id);
    }

    [Fact]
    public void The_same_report_in_several_forms_counts_once_in_its_richest()
    {
        WriteReport("Ns.A-report-brief.json", "A", "Ns.A-1", mean: 1, padding: 5000);
        WriteReport("Ns.A-report-full-compressed.json", "A", "Ns.A-1", mean: 2);
        WriteReport("Ns.A-report-full.json", "A", "Ns.A-1", mean: 3);
        WriteReport("Ns.A-report.json", "A", "Ns.A-1", mean: 4);

        var benchmark = Assert.Single(Importing.Read(folder.Root).Value.Benchmarks);

        Assert.Equal([2], benchmark.FindMetric(Metric.Time)!.Launches[0].Values);
    }

    [Fact]
    public void Of_forms_without_a_known_name_the_longest_counts()
    {
        WriteReport("Ns.A-report-short.json", "A", "Ns.A-1", mean: 1);
        WriteReport("Ns.A-report-own.json", "A", "Ns.A-1", mean: 2, padding: 500);

        Assert.Equal([2], Assert.Single(Importing.Read(folder.Root).Value.Benchmarks).FindMetric(Metric.Time)!.Launches[0].Values);
    }

    [Fact]
    public void The_same_benchmark_in_two_runs_is_refused()
    {
        WriteReport("Ns.A-1-report-full.json", "A", "Ns.A-1");
        WriteReport("Ns.A-2-report-full.json", "A", "Ns.A-2");

        var error = Refused(() => Importing.Read(folder.Root));

        Assert.Equal(DiagnosticIds.InvalidInput, error.Code);
        Assert.Contains("Ns.A-1-report-full.json", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Ns.A-2-report-full.json", error.Location!.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_two_machines_are_warned_of()
    {
        WriteReport("Ns.A-report-full.json", "A", "Ns.A-1", cpu: "AMD EPYC 9R14");
        WriteReport("Ns.B-report-full.json", "B", "Ns.B-1", cpu: "AMD EPYC 7763");

        var content = Importing.Read(folder.Root);

        Assert.Equal("AMD EPYC 9R14", content.Value.Environment.Cpu);
        var warning = Assert.Single(content.Warnings);
        Assert.Equal(DiagnosticIds.NotComparable, warning.Code);
        Assert.Contains("AMD EPYC 7763", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_measurements_is_refused()
    {
        File.WriteAllText(folder.At("package.json"), "{}");
        Directory.CreateDirectory(folder.At("results"));
        File.WriteAllText(folder.At("results", "Ns.A-report-github.md"), "| Method |");

        var error = Refused(() => Importing.Read(folder.Root));

        Assert.Equal(DiagnosticIds.InvalidInput, error.Code);
        Assert.Contains("--exporters json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Method,Mean\nA,1 ns\n")]
    [InlineData("""{ "name": "something else" }""")]
    [InlineData("[]")]
    [InlineData("42")]
    public void Another_format_is_refused_with_those_that_are_understood(string text)
    {
        File.WriteAllText(folder.At("a.json"), text);

        var error = Refused(() => Importing.Read(folder.At("a.json")));

        Assert.Equal(DiagnosticIds.InvalidInput, error.Code);
        Assert.Equal(folder.At("a.json"), error.Location!.File);
        Assert.Contains("perfgate.measurements/1", error.Message, StringComparison.Ordinal);
        Assert.Contains("*-report-full.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "schema": "perfgate.report/1" }""")]
    [InlineData("""{ "schema": "perfgate.measurements/2" }""")]
    [InlineData("""{ "benchmarks": [] }""")]
    public void Another_schema_of_ours_is_refused_by_name(string text)
    {
        File.WriteAllText(folder.At("a.json"), text);

        Assert.Equal(DiagnosticIds.UnsupportedSchema, Refused(() => Importing.Read(folder.At("a.json"))).Code);
    }

    [Fact]
    public void What_does_not_exist_is_refused()
    {
        var error = Refused(() => Importing.Read(folder.At("absent")));

        Assert.Equal(DiagnosticIds.InvalidInput, error.Code);
        Assert.Equal(folder.At("absent"), error.Location!.File);
    }

    private static Diagnostic Refused(Action read)
    {
        var error = Assert.Throws<PerfGateException>(read);
        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        return Assert.Single(error.Diagnostics);
    }

    private void WriteOwn(string name, string id) => MeasurementFile.Write(folder.At(name), new MeasurementSet
    {
        Environment = new MeasuredEnvironment { Key = "k" },
        Benchmarks = [new MeasuredBenchmark { Id = id }],
    });

    private void WriteReport(string name, string id, string title, double mean = 1, string cpu = "X", int padding = 0)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
        File.WriteAllText(
            folder.At(name),
            $$"""
            { "Title": "{{title}}", "HostEnvironmentInfo": { "ProcessorName": "{{cpu}}" },
              "Benchmarks": [ { "FullName": "{{id}}", "Statistics": { "Mean": {{mean}} } } ] }{{new string(' ', padding)}}
            """);
    }
}
