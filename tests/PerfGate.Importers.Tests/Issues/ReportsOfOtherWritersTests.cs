using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Importers.Tests.Issues;

/// <summary>
/// Reported: JSON reports with a bare <c>NaN</c>, in UTF-16, in an array, or with another field first could not be read, and nothing named
/// the bad file of a folder.
/// </summary>
public sealed class ReportsOfOtherWritersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Numbers_that_are_none_are_left_out()
    {
        var set = Read(Report(Row("A", """{ "OriginalValues": [3, NaN, 2], "Skewness": NaN, "Kurtosis": -Infinity, "Mean": Infinity }""")));

        Assert.Equal([3, 2], Launch(set, 0));
    }

    [Fact]
    public void Names_keep_what_looks_like_such_a_number()
    {
        var set = Read(Report(Row("Parse(text: \\\"NaN, -Infinity\\\")", """{ "Mean": 2, "Skewness": NaN }""")));

        Assert.Equal("Parse(text: \"NaN, -Infinity\")", set.Benchmarks[0].Id);
    }

    [Fact]
    public void A_fault_behind_such_a_number_is_named_where_it_stands()
    {
        var error = Assert.Throws<PerfGateException>(() => Read("{ \"Title\": \"a\", \"X\": NaN,\n  \"Benchmarks\": [ nothing ] }"));

        Assert.Equal((DiagnosticIds.InvalidInput, 2), (Assert.Single(error.Diagnostics).Code, error.Diagnostics[0].Location?.Line));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void UTF_16_is_read(bool isLittle, bool hasMark)
    {
        var path = folder.At("run.json");
        File.WriteAllText(path, Report(Row("Größe", """{ "Mean": 2, "Skewness": NaN }""")), new UnicodeEncoding(!isLittle, hasMark));

        Assert.Equal("Größe", Assert.Single(Importing.Read(path).Value.Benchmarks).Id);
    }

    [Fact]
    public void An_array_of_reports_is_all_of_them()
    {
        var set = Read($"[ {Report(Row("A"))},\n {Report(Row("B"))} ]");

        Assert.Equal(["A", "B"], set.Benchmarks.Select(one => one.Id));
    }

    [Theory]
    [InlineData("""{ "Version": 3, "Machine": { "Title": "no" }, """)]
    [InlineData("""{ "Skewness": NaN, """)]
    [InlineData("""{ "HostEnvironmentInfo": null, """)]
    public void Another_field_may_come_first(string start)
    {
        folder.Write("X-report-full.json", start + Report(Row("A"))[1..]);
        folder.Write("X-report-brief.json", start + Report(Row("A"))[1..]);

        Assert.Single(Importing.Read(folder.Root).Value.Benchmarks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[ 1 ]")]
    [InlineData("null")]
    [InlineData("""{ "schemaVersion": 2 }""")]
    [InlineData("""[ { "FullName": "A" } ]""")]
    [InlineData("<html>")]
    public void The_one_bad_report_of_a_folder_is_named(string text)
    {
        folder.Write("A-report-full.json", Report(Row("A")));
        folder.Write("B-report-full.json", text);

        var error = Assert.Throws<PerfGateException>(() => Importing.Read(folder.Root));

        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.EndsWith("B-report-full.json", Assert.Single(error.Diagnostics).Location?.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_only_named_like_a_report_is_left_out_with_a_word()
    {
        folder.Write("A-report-full.json", Report(Row("A")));
        folder.Write("coverage-report.json", """{ "lines": 80 }""");

        var content = Importing.Read(folder.Root);

        Assert.Single(content.Value.Benchmarks);
        Assert.EndsWith("coverage-report.json", Assert.Single(content.Warnings).Location?.File, StringComparison.Ordinal);
    }

    private static IReadOnlyList<double> Launch(MeasurementSet set, int at) => Assert.Single(set.Benchmarks[at].FindMetric(Metric.Time)!.Launches).Values;

    private static string Report(string row) => $$"""{ "Title": "run", "HostEnvironmentInfo": { "BenchmarkDotNetVersion": "0.15.8" }, "Benchmarks": [ {{row}} ] }""";

    private static string Row(string name, string statistics = """{ "Mean": 1 }""") => $$"""{ "FullName": "{{name}}", "Statistics": {{statistics}} }""";

    private MeasurementSet Read(string text)
    {
        folder.Write("run.json", text);
        return Importing.Read(folder.At("run.json")).Value;
    }
}
