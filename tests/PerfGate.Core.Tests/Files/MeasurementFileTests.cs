using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Files;

public sealed class MeasurementFileTests : IDisposable
{
    private const string Canonical = """
        {
          "schema": "perfgate.measurements/1",
          "tool": "1.0.0",
          "commit": "0123456789abcdef0123456789abcdef01234567",
          "dirty": false,
          "time": "2026-11-23T10:00:00Z",
          "environment": {
            "key": "linux-x64-net10.0.12-epyc-9r14-2c",
            "os": "Debian GNU/Linux 12 (bookworm)",
            "cpu": "AMD EPYC 9R14",
            "cores": 2,
            "runtime": ".NET 10.0.12",
            "sdk": "10.0.401",
            "gc": "Concurrent Workstation",
            "jit": "RyuJIT",
            "benchmarkDotNet": "0.15.8"
          },
          "benchmarks": [
            {
              "id": "Ns.Type.Method(N: 100, S: \"µ<'\")",
              "project": "My.Benchmarks",
              "job": "Short",
              "runtime": "net10.0",
              "source": "path.cs:12",
              "seconds": 12.5,
              "metrics": [
                {
                  "name": "time",
                  "unit": "ns",
                  "better": "lower",
                  "assume": "none",
                  "launches": [
                    { "pair": 1, "order": "AB", "busy": 0.998, "values": [101.2, 100.9] },
                    { "pair": 2, "order": "BA", "values": [0.1, 1E+300, 5E-324, 1.2345678901234567E+19] }
                  ]
                },
                {
                  "name": "allocated",
                  "unit": "B",
                  "better": "lower",
                  "assume": "exact",
                  "launches": [
                    { "values": [64] }
                  ]
                }
              ]
            },
            {
              "id": "Ns.Type.Broken",
              "failure": {
                "reason": "threw",
                "message": "InvalidOperationException: boom"
              },
              "metrics": []
            }
          ]
        }

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reads_every_field()
    {
        var content = Parse(Canonical);

        Assert.Empty(content.Warnings);
        var set = content.Value;
        Assert.Equal("1.0.0", set.Tool);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), set.Time);
        Assert.Equal("0.15.8", set.Environment.BenchmarkDotNet);
        Assert.Equal(2, set.Environment.Cores);
        var benchmark = set.Benchmarks[0];
        Assert.Equal(new BenchmarkIdentity("My.Benchmarks", "Ns.Type.Method(N: 100, S: \"µ<'\")", "Short", "net10.0"), benchmark.Identity);
        var time = benchmark.FindMetric(Metric.Time)!;
        Assert.Equal(2, time.Launches[1].Pair);
        Assert.Equal("BA", time.Launches[1].Order);
        Assert.Equal((12.5, 0.998, null), (benchmark.Seconds, time.Launches[0].Busy, time.Launches[1].Busy));
        Assert.Equal([0.1, 1E+300, double.Epsilon, 12345678901234567000d], time.Launches[1].Values);
        Assert.Equal(Assumption.Exact, benchmark.FindMetric(Metric.Allocated)!.Assume);
        Assert.Null(benchmark.FindMetric(Metric.Allocated)!.Launches[0].Pair);
        Assert.Equal(FailureReason.Threw, set.Benchmarks[1].Failure!.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Reading_and_writing_gives_the_same_bytes(string culture)
    {
        using var _ = new CultureScope(culture);

        Assert.Equal(Canonical, Encoding.UTF8.GetString(MeasurementFile.ToBytes(Parse(Canonical).Value)));
    }

    [Fact]
    public void A_file_survives_the_disk()
    {
        var path = folder.At("sub", "head.json");

        MeasurementFile.Write(path, Parse(Canonical).Value);

        Assert.Equal(Canonical, File.ReadAllText(path));
        Assert.Equal(Canonical, Encoding.UTF8.GetString(MeasurementFile.ToBytes(MeasurementFile.Read(path).Value)));
    }

    [Fact]
    public void A_stream_and_a_byte_order_mark_are_read()
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Canonical)]);

        Assert.Equal(2, MeasurementFile.Parse(stream, "head.json").Value.Benchmarks.Count);
    }

    [Fact]
    public void Times_are_written_in_utc()
    {
        var set = Parse(Canonical).Value with { Time = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(2)) };

        Assert.Contains("\"time\": \"2026-11-23T08:00:00Z\"", Encoding.UTF8.GetString(MeasurementFile.ToBytes(set)), StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_fields_have_their_defaults()
    {
        var set = Parse(Document("""{ "id": "A", "metrics": [ { "name": "time", "unit": "ns" } ] }, { "id": "B" }""")).Value;

        Assert.False(set.Dirty);
        Assert.Null(set.Time);
        Assert.Equal(MeasurementSet.SchemaName, set.Schema);
        Assert.Equal(Better.Lower, set.Benchmarks[0].Metrics[0].Better);
        Assert.Equal(Assumption.None, set.Benchmarks[0].Metrics[0].Assume);
        Assert.Empty(set.Benchmarks[0].Metrics[0].Launches);
        Assert.Empty(set.Benchmarks[1].Metrics);
    }

    [Fact]
    public void Strings_that_recur_are_shared()
    {
        var benchmarks = Parse(Document(
            """{ "id": "A", "project": "P.Shared", "metrics": [] }, { "id": "B", "project": "P.Shared", "metrics": [] }""")).Value.Benchmarks;

        Assert.Same(benchmarks[0].Project, benchmarks[1].Project);
    }

    [Fact]
    public void Unknown_fields_are_named_once_and_not_written_again()
    {
        var json = Document("""
            { "id": "A", "colour": 1, "failure": { "reason": "empty", "message": "m", "x": 1 },
              "metrics": [ { "name": "time", "unit": "ns", "y": {}, "launches": [ { "values": [1], "cpu": [1, { "a": 2 }] } ] } ] }
            """).Replace("\"key\": \"k\"", "\"key\": \"k\", \"z\": null", StringComparison.Ordinal)
            .Replace("\"environment\"", "\"w\": 1, \"environment\"", StringComparison.Ordinal);

        var content = Parse(json);

        var warning = Assert.Single(content.Warnings);
        Assert.Equal(DiagnosticIds.UnknownFields, warning.Code);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal("head.json", warning.Location!.File);
        Assert.Contains(
            "'w', 'environment.z', 'benchmarks[0].colour', 'benchmarks[0].failure.x', 'benchmarks[0].metrics[0].y' and 1 more",
            warning.Message,
            StringComparison.Ordinal);
        Assert.Empty(MeasurementFile.Parse(MeasurementFile.ToBytes(content.Value), "again.json").Warnings);
    }

    [Fact]
    public void Unknown_fields_of_a_launch_are_seen()
    {
        var json = Document("""{ "id": "A", "metrics": [ { "name": "time", "unit": "ns", "launches": [ { "cpu": 3, "values": [1] } ] } ] }""");

        Assert.Contains("benchmarks[0].metrics[0].launches[0].cpu", Assert.Single(Parse(json).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_are_refused_where_the_file_is_not_trusted()
    {
        var error = Refused(Document("""{ "id": "A", "colour": 1, "metrics": [] }"""), DiagnosticIds.UnknownFields, strict: true);

        Assert.Contains("benchmarks[0].colour", error.Message, StringComparison.Ordinal);
        Assert.Empty(MeasurementFile.Parse(Encoding.UTF8.GetBytes(Canonical), "head.json", strict: true).Warnings);
    }

    /// <summary>Reported: what was a baseline of its scenario became one of the benchmarks.</summary>
    [Fact]
    public void Former_conditions_are_read_and_name_the_suite()
    {
        var content = Parse(WithFormer("""{ "scenario": "checkout", "connections": 100 }"""));

        Assert.Empty(content.Warnings);
        Assert.Equal(("checkout", "100"), (content.Value.Suite, content.Value.Conditions!["connections"]));
        Assert.Equal("checkout", Parse(Encoding.UTF8.GetString(MeasurementFile.ToBytes(content.Value))).Value.Suite);
        Assert.Null(Parse(WithFormer("null")).Value.Conditions);
    }

    [Theory]
    [InlineData("""{ "mix": null }""", "At 'load.mix'")]
    [InlineData("""{ "mix": {} }""", "At 'load.mix'")]
    [InlineData("""{ "mix": [null] }""", "At 'load.mix'")]
    [InlineData("[null]", "At 'load'")]
    [InlineData("1", "At 'load'")]
    [InlineData("""{ "mix": "a", "mix": "b" }""", "mix")]
    public void Former_conditions_of_another_kind_are_refused(string conditions, string said) =>
        Assert.Contains(said, Refused(WithFormer(conditions), DiagnosticIds.InvalidInput).Message, StringComparison.Ordinal);

    [Fact]
    public void A_condition_that_is_null_is_refused() =>
        Assert.Contains(
            "The condition 'mix' is null",
            Refused(Document("").Replace("\"environment\"", "\"conditions\": { \"mix\": null }, \"environment\"", StringComparison.Ordinal), DiagnosticIds.InvalidInput).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "schema": "perfgate.measurements/2", "anything": 1 }""", "'perfgate.measurements/2'")]
    [InlineData("""{ "schema": "perfgate.measurements/10" }""", "'perfgate.measurements/10'")]
    [InlineData("""{ "schema": "perfgate.report/1" }""", "'perfgate.report/1'")]
    [InlineData("""{ "schema": 1 }""", "does not begin with a \"schema\"")]
    [InlineData("""{ "environment": {}, "schema": "perfgate.measurements/1" }""", "does not begin with a \"schema\"")]
    [InlineData("{}", "does not begin with a \"schema\"")]
    [InlineData("[]", "does not begin with a \"schema\"")]
    public void Another_schema_is_refused(string json, string found)
    {
        var error = Refused(json, DiagnosticIds.UnsupportedSchema);

        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("understands 'perfgate.measurements/1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_minor_version_is_read_and_written_as_ours()
    {
        var set = Parse(Canonical.Replace("measurements/1", "measurements/1.3", StringComparison.Ordinal)).Value;

        Assert.Equal(Canonical, Encoding.UTF8.GetString(MeasurementFile.ToBytes(set)));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("not json", 1, 2)]
    [InlineData("{\n  \"schema\": \"perfgate.measurements/1\",\n  \"tool\": oops }", 3, 11)]
    [InlineData("{\n  \"schema\": \"perfgate.measurements/1\",\n  \"dirty\": 1 }", 3, 13)]
    public void Malformed_json_is_located(string json, int line, int column)
    {
        var error = Refused(json, DiagnosticIds.InvalidInput);

        Assert.Equal(new SourceLocation("head.json", line, column), error.Location);
        Assert.DoesNotContain("BytePositionInLine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Canonical);
        for (var length = 0; length < bytes.Length - 2; length += 7)
        {
            var error = Assert.Throws<PerfGateException>(() => MeasurementFile.Parse(bytes.AsSpan(0, length), "head.json"));
            Assert.Equal(ExitCode.Invalid, error.ExitCode);
        }
    }

    [Theory]
    [InlineData("""{ "id": "", "metrics": [] }""", "Benchmark #1 has an empty 'id'")]
    [InlineData("""{ "id": "A", "runtime": "net8.0" }, { "id": "A" }, { "id": "A" }""", "'A' is listed more than once")]
    [InlineData("""{ "id": "A", "metrics": [ { "name": "time", "unit": "" } ] }""", "'A': metric 'time' has no 'unit'")]
    [InlineData("""{ "id": "A", "metrics": [ { "name": "time" } ] }""", "(benchmark 'A')")]
    [InlineData("""{ "id": "A", "metrics": [ { "name": "", "unit": "ns" } ] }""", "'A': metric #1 has an empty 'name'")]
    [InlineData("""{ "id": "A", "metrics": [ { "name": "m", "unit": "x" }, { "name": "m", "unit": "y" } ] }""", "'A': metric 'm' is listed more than once")]
    [InlineData("""{ "metrics": [] }""", "'id'")]
    [InlineData("""{ "id": null, "metrics": [] }""", "benchmarks[0].id")]
    [InlineData("""{ "id": "A", "id": "B" }""", "benchmarks[0]")]
    [InlineData("null", "Benchmark #1 is null")]
    [InlineData("""{ "id": "A", "metrics": [ null ] }""", "'A': metric #1 is null")]
    [InlineData("""{ "id": "A", "metrics": [ { "name": "time", "unit": "ns", "better": "sideways" } ] }""", "(benchmark 'A')")]
    [InlineData("""{ "id": "A", "metrics": [ { "name": "time", "unit": "ns", "better": 7 } ] }""", "(benchmark 'A')")]
    [InlineData("""{ "id": "A", "failure": { "reason": "threw" } }""", "(benchmark 'A')")]
    [InlineData("""{ "id": "A" }, { "id": "B", "metrics": 5 }""", "(benchmark 'B')")]
    public void A_wrong_benchmark_is_named(string benchmarks, string expected) =>
        Assert.Contains(expected, Refused(Document(benchmarks), DiagnosticIds.InvalidInput).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "values": [] }""", "launch #1: 'values' is empty")]
    [InlineData("""{ "values": [1] }, { "values": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17] }""", "launch #2: more than 16 values")]
    [InlineData("""{ "values": [1, 1e999] }""", "value #2 is not a finite number")]
    [InlineData("""{ "values": [1, -0.5] }""", "value #2 is negative (-0.5)")]
    [InlineData("""{ "pair": 3, "values": [1] }, { "values": [1] }, { "pair": 3, "values": [1] }""", "two launches of pair 3")]
    [InlineData("""{ "values": ["1"] }""", "(benchmark 'A')")]
    [InlineData("""{ "values": 1 }""", "(benchmark 'A')")]
    [InlineData("""{ "values": [1], "values": [2] }""", "two fields 'values'")]
    [InlineData("""{ "pair": 1 }""", "has no 'values'")]
    [InlineData("""{ "pair": 1.5, "values": [1] }""", "(benchmark 'A')")]
    [InlineData("""{ "order": "BB", "values": [1] }""", "'order' is \"AB\" or \"BA\"")]
    [InlineData("""{ "values": [1], "cpu": 1, "cpu": 2 }""", "two fields 'cpu'")]
    [InlineData("1", "A launch is an object")]
    [InlineData("null", "A launch is an object")]
    public void A_wrong_launch_is_named_with_its_benchmark(string launches, string expected)
    {
        using var _ = new CultureScope("de-DE");
        var json = Document("""{ "id": "A", "metrics": [ { "name": "time", "unit": "ns", "launches": [""" + launches + "] } ] }");

        var error = Refused(json, DiagnosticIds.InvalidInput);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("'A'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixteen_values_and_negative_values_of_other_metrics_are_fine()
    {
        var launches = """{ "values": [-1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16] }""";

        var set = Parse(Document("""{ "id": "A", "metrics": [ { "name": "balance", "unit": "x", "launches": [""" + launches + "] } ] }")).Value;

        Assert.Equal(16, set.Benchmarks[0].Metrics[0].Launches[0].Values.Count);
    }

    [Fact]
    public void Every_mistake_is_listed_up_to_a_limit()
    {
        var error = Assert.Throws<PerfGateException>(() => Parse(Document(string.Join(",", Enumerable.Repeat("""{ "id": "A" }""", 100)))));

        Assert.Equal(21, error.Diagnostics.Count);
        Assert.All(error.Diagnostics, diagnostic => Assert.Equal(DiagnosticIds.InvalidInput, diagnostic.Code));
    }

    [Fact]
    public void An_environment_without_a_key_is_refused() =>
        Assert.Contains(
            "no 'key'",
            Refused(Document("").Replace("\"k\"", "\" \"", StringComparison.Ordinal), DiagnosticIds.InvalidInput).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_same_id_in_another_project_job_or_runtime_is_another_benchmark()
    {
        var set = Parse(Document(
            """{ "id": "A" }, { "id": "A", "project": "P" }, { "id": "A", "job": "J" }, { "id": "A", "runtime": "R" }""")).Value;

        Assert.Equal(4, set.Benchmarks.Select(benchmark => benchmark.Identity).Distinct().Count());
    }

    private static string WithFormer(string conditions) =>
        Document("").Replace("\"environment\"", $"\"load\": {conditions}, \"environment\"", StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_invalid_input()
    {
        var error = Assert.Throws<PerfGateException>(() => MeasurementFile.Read(folder.At("absent.json")));

        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Equal(DiagnosticIds.InvalidInput, Assert.Single(error.Diagnostics).Code);
        Assert.Contains("absent.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_json_cannot_hold_are_not_written()
    {
        var path = folder.At("head.json");
        var set = new MeasurementSet
        {
            Environment = new MeasuredEnvironment { Key = "k" },
            Benchmarks =
            [
                new MeasuredBenchmark
                {
                    Id = "A",
                    Metrics = [new Metric { Name = "time", Unit = "ns", Launches = [new Launch { Values = [double.NaN] }] }],
                },
            ],
        };

        Assert.ThrowsAny<Exception>(() => MeasurementFile.Write(path, set));
        Assert.Empty(folder.Entries());
    }

    private static string Document(string benchmarks) =>
        $$"""{ "schema": "perfgate.measurements/1", "environment": { "key": "k" }, "benchmarks": [{{benchmarks}}] }""";

    private static FileContent<MeasurementSet> Parse(string json) => MeasurementFile.Parse(Encoding.UTF8.GetBytes(json), "head.json");

    private static Diagnostic Refused(string json, string code, bool strict = false)
    {
        var error = Assert.Throws<PerfGateException>(() => MeasurementFile.Parse(Encoding.UTF8.GetBytes(json), "head.json", strict));
        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        var diagnostic = error.Diagnostics[0];
        Assert.Equal(code, diagnostic.Code);
        Assert.Equal("head.json", diagnostic.Location!.File);
        return diagnostic;
    }
}
