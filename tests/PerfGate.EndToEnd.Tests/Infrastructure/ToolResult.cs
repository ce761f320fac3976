using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>What a run of the tool left behind.</summary>
/// <param name="ExitCode">As the shell sees it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Folder">Where it was started.</param>
internal sealed record ToolResult(int ExitCode, string Output, string Error, string Folder)
{
    /// <summary>Lines of standard error that are diagnostics.</summary>
    public IReadOnlyList<string> Diagnostics =>
        [.. Error.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains(": error PG", StringComparison.Ordinal))];

    /// <summary>The report in the default output folder.</summary>
    public GateReport Report => ReportFile.Read(InOutput("report.json")).Value;

    public MeasurementSet Head => MeasurementFile.Read(InOutput("head.json")).Value;

    /// <summary>What a run of load measured.</summary>
    public LoadMeasurement Load => LoadFile.Read(InOutput("load.json")).Value;

    public MeasurementSet Base => MeasurementFile.Read(InOutput("base.json")).Value;

    public string InOutput(string file) => Path.Combine(Folder, "artifacts", "perfgate", file);

    /// <summary>Whether the run, by what it printed or in the report that it wrote, had a process that did not end with exit code 0 (PG3008).</summary>
    /// <param name="begun">When the run began: a report may be of one before it.</param>
    public bool HasBadEnd(DateTime begun)
    {
        const string BadEnd = "PG3008";
        var report = new FileInfo(InOutput("report.json"));
        return Output.Contains(BadEnd, StringComparison.Ordinal)
            || Error.Contains(BadEnd, StringComparison.Ordinal)
            || (report.Exists && report.LastWriteTimeUtc >= begun && File.ReadAllText(report.FullName).Contains($"\"{BadEnd}\"", StringComparison.Ordinal));
    }

    /// <summary>Fails the test, with all that the tool said, when it ended otherwise.</summary>
    public ToolResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"expected exit code {exitCode}, got {this}");
        return this;
    }

    public override string ToString() => $"exit code {ExitCode}\n--- standard error\n{Error}\n--- standard output\n{Output}";
}
