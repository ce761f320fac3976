using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Gate;

/// <summary>The measurements of an earlier check, to become a baseline.</summary>
internal static class BaselineSource
{
    /// <param name="file">A <c>head.json</c> or what else a reader knows; the report beside it, where there is one, tells whether it holds the whole suite.</param>
    /// <param name="parts">Its readers are asked.</param>
    /// <exception cref="PerfGateException">Unreadable, or a part of the suite only (exit code 2).</exception>
    public static MeasurementSet Read(string file, ToolParts parts)
    {
        var path = Path.GetFullPath(file);
        var set = parts.Import.Read(path).Value;
        var beside = Path.Combine(Path.GetDirectoryName(path)!, "report.json");
        var report = File.Exists(beside) ? parts.ReadReport(beside).Value : null;
        var skipped = report is not null && report.Head.Commit == set.Commit ? report.Results.Count(result => result.Outcome == Outcome.Skipped) : 0;
        if (skipped > 0)
        {
            throw Refused(path, $"The check left out {(skipped == 1 ? "a benchmark" : $"{skipped} benchmarks")} that its change cannot affect, and a baseline holds the whole suite.");
        }

        var unmeasured = report is not null && report.Head.Commit == set.Commit ? report.Results.Count(result => result.Reason == Reasons.NotMeasured) : 0;
        if (unmeasured > 0)
        {
            throw Refused(path, $"The check had no time for {(unmeasured == 1 ? "a benchmark" : $"{unmeasured} benchmarks")}, and a baseline holds the whole suite.");
        }

        return set.Benchmarks.Count > 0 ? set : throw Refused(path, "It holds no benchmark.");
    }

    private static PerfGateException Refused(string path, string why) => new(ExitCode.Invalid, new Diagnostic(
        DiagnosticIds.InvalidInput,
        Severity.Error,
        $"{why} Measure everything: `perfgate check --no-impact`, or `perfgate baseline add` without --from.",
        new SourceLocation(path)));
}
