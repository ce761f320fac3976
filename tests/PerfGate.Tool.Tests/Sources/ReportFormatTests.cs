using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;

namespace PerfGate.Tool.Tests.Sources;

public sealed class ReportFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("""{ "schema": "perfgate.measurements/1", "environment": { "key": "k" }, "benchmarks": [] }""", "a file of schema 'perfgate.measurements/1'")]
    [InlineData("""{ "schema": "perfgate.load/1" }""", "a run of load of schema 'perfgate.load/1' (load.json)")]
    public void Measurements_are_named_with_the_command_that_reads_them(string text, string format)
    {
        File.WriteAllText(folder.At("some.json"), text);

        var refused = Assert.Throws<PerfGateException>(() => ToolComposition.Default.Parts.ReadReport(folder.At("some.json")));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.InvalidInput), (refused.ExitCode, Assert.Single(refused.Diagnostics).Code));
        Assert.Contains($"no report but {format}: `perfgate compare`", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage", "The file is not valid")]
    [InlineData("""{ "schema": "other/1" }""", "schema")]
    public void What_nobody_reads_is_refused(string text, string message)
    {
        File.WriteAllText(folder.At("some.json"), text);

        var refused = Assert.Throws<PerfGateException>(() => ToolComposition.Default.Parts.ReadReport(folder.At("some.json")));

        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_read()
    {
        ReportFile.Write(folder.At("report.json"), LimitSamples.EveryVerdict());

        Assert.Equal(5, ToolComposition.Default.Parts.ReadReport(folder.At("report.json")).Value.Results.Count);
    }

    public void Dispose() => folder.Dispose();
}
