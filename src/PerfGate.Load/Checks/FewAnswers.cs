using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;

namespace PerfGate.Load.Checks;

/// <summary>What is said of percentiles that windows hold too few answers for.</summary>
internal static class FewAnswers
{
    /// <param name="leftOut">The series, its percentile, and the fewest answers in a window.</param>
    /// <returns>One warning a series: its percentiles lack the same answers.</returns>
    public static IEnumerable<ReportWarning> Warnings(IEnumerable<(string Series, string Metric, long Answers)> leftOut) =>
        from one in leftOut
        group one.Metric by (one.Series, one.Answers) into same
        select new ReportWarning(
            DiagnosticIds.FewAnswers,
            $"{Joined([.. same])} of '{same.Key.Series}' {(same.Count() == 1 ? "is" : "are")} not compared: a window holds {same.Key.Answers} answers; raise the rate or make the windows longer");

    private static string Joined(string[] metrics) =>
        metrics is [var only] ? only : $"{string.Join(", ", metrics[..^1])} and {metrics[^1]}";
}
