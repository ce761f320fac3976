using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>Which question about a metric a result answers: an endpoint's p99 may have changed, have a budget, and suffer beside another tenant.</summary>
public static class MetricWords
{
    /// <summary>The metric with its question, <c>p99, budget</c>; null where the result is about no metric.</summary>
    public static string? Full(ReportResult result) => result.Metric is { } metric ? metric + Question(result) : null;

    /// <summary>Where the metric is the limit itself, the question is asked already.</summary>
    private static string Question(ReportResult result) =>
        result.IsCheck && result.LimitKind is { } kind && kind != result.Metric ? $", {kind}" : "";
}
