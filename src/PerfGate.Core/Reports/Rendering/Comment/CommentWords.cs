using PerfGate.Core.Measurements;
using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering.Comment;

/// <summary>Outcomes as reviewers say them.</summary>
internal static class CommentWords
{
    public static string Of(ReportResult result) => (result.Outcome, result.Metric) switch
    {
        (Outcome.Regressed, Metric.Time) => "slower",
        (Outcome.Regressed, Metric.Allocated) => "hungrier",
        (Outcome.Regressed, _) => "worse",
        (Outcome.Improved, Metric.Time) => "faster",
        (Outcome.Improved, Metric.Allocated) => "leaner",
        (Outcome.Improved, _) => "better",
        _ => OutcomeWords.Of(result),
    };

    /// <summary>The worst case in one sentence, absolute and relative; null when nothing got worse.</summary>
    public static string? WorstCase(GateReport report, BenchmarkNames names)
    {
        var worst = report.Results
            .Where(result => ResultOrder.IsChange(result) && result.Outcome != Outcome.Improved)
            .Order(ResultOrder.Instance)
            .FirstOrDefault();
        if (worst is null)
        {
            return null;
        }

        var name = MarkdownText.Code(names.Brief(worst.Identity));
        if (LimitWords.IsLimit(worst))
        {
            var (limit, measured) = LimitWords.Sides(worst);
            return $"**Worst: {name}, {MarkdownText.Prose(names.Metric(worst))} {OutcomeWords.Of(worst)}**"
                + (worst.Message is { } said ? $": {MarkdownText.Prose(said)}" : $": {MarkdownText.Prose(measured)}, limit {MarkdownText.Prose(limit)}.");
        }

        if (worst is not { Base: { } before, Head: { } after })
        {
            var why = worst.Message is { } message ? $": {MarkdownText.Code(message)}" : ".";
            return $"**{name} {(worst.Outcome == Outcome.Removed ? "is gone" : "failed to run")}**{why}";
        }

        var values = MarkdownText.Prose(Quantity.Transition(before.Median, after.Median, worst.Unit ?? ""));
        if (worst is { Reason: Reasons.Isolation, Message: { } bounds })
        {
            return $"**Worst: {name} is {MarkdownText.Prose(How(worst))}** ({values}): {MarkdownText.Prose(bounds)}.";
        }

        var sure = worst.Reason == Reasons.Exact
            ? " The value repeats exactly: chance plays no part."
            : worst.Interval is { } interval && Quantity.Interval(interval) is var range && range != Quantity.None
                ? $" With {Quantity.Percent(report.Methodology.Confidence)} confidence the change is {MarkdownText.Prose(range.Trim('[', ']').Replace(", ", " to ", StringComparison.Ordinal))}."
                : "";
        var rule = worst.Rule is { } text ? $" Rule: {MarkdownText.Prose(text)}." : "";
        return $"**Worst: {name} is {MarkdownText.Prose(How(worst))}** ({values}).{sure}{rule}";
    }

    private static string How(ReportResult worst) => worst switch
    {
        { Ratio: > 1 and var ratio, Metric: Metric.Time } when ratio <= 10 => $"{Quantity.Change(ratio)[1..]} slower",
        { Ratio: > 1 and var ratio, Metric: Metric.Allocated } when ratio <= 10 => $"{Quantity.Change(ratio)[1..]} hungrier",
        { Metric: Metric.Time } => $"slower, {ResultWords.Change(worst)}",
        { Metric: Metric.Allocated } => $"hungrier, {ResultWords.Change(worst)}",
        { Reason: Reasons.Isolation } => $"worse in {worst.Metric} beside another tenant, {ResultWords.Change(worst)}",
        _ => $"worse in {worst.Metric}, {ResultWords.Change(worst)}",
    };
}
