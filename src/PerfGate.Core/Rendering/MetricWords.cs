using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>Which question about a metric a result answers: one metric may have changed, be over a limit, and be worse beside other work.</summary>
public static class MetricWords
{
    /// <summary>The metric with its question, <c>p99, limit</c>; null where the result is about no metric.</summary>
    public static string? Full(ReportResult result) => result.Metric is { } metric ? metric + Question(result) : null;

    /// <summary>Where the metric is the limit itself, the question is asked already.</summary>
    private static string Question(ReportResult result) =>
        result.IsCheck && result.LimitKind is { } kind && kind != result.Metric ? $", {kind}" : "";
}
