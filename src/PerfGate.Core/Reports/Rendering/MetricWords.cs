using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering;

/// <summary>Which question about a metric a result answers: an endpoint's p99 may have changed, have a budget, and suffer beside another tenant.</summary>
public static class MetricWords
{
    /// <summary>The metric with its question, <c>p99, budget</c>; null where the result is about no metric.</summary>
    public static string? Full(ReportResult result) => result.Metric is { } metric ? metric + Question(result) : null;

    private static string Question(ReportResult result) => result.Reason switch
    {
        Reasons.Budget => ", budget",
        Reasons.Isolation => ", isolation",
        _ => "",
    };
}
