using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>Outcomes as reviewers say them, in Markdown.</summary>
internal static class CommentWords
{
    /// <param name="result">What was found.</param>
    /// <param name="subject">Of the report: what it calls a limit that is broken.</param>
    public static string Of(ReportResult result, Subject subject) => (result.Outcome, result.Metric, result.Unit) switch
    {
        (Outcome.Regressed, Metric.Allocated, _) => "allocates more",
        (Outcome.Improved, Metric.Allocated, _) => "allocates less",
        (Outcome.Regressed, _, "ns") or (Outcome.Regressed, Metric.Time, _) => "slower",
        (Outcome.Improved, _, "ns") or (Outcome.Improved, Metric.Time, _) => "faster",
        (Outcome.Regressed, _, _) => "worse",
        (Outcome.Improved, _, _) => "better",
        (Outcome.Broken, _, _) when subject.PhrasesOf(result) is { } phrases => MarkdownText.Prose(phrases.Broken),
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
        if (worst.IsHeldAgainstLimit)
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

        var values = MarkdownText.Prose(Quantity.Transition(ResultWords.Sides(before.Median, after.Median, worst)));
        var beside = Subject.Of(report).PhrasesOf(worst)?.Beside;
        if (worst is { IsCheck: true, Message: { } bounds })
        {
            return $"**Worst: {name} is {MarkdownText.Prose(How(worst, beside))}** ({values}): {MarkdownText.Prose(bounds)}.";
        }

        var sure = worst.Reason == Reasons.Exact
            ? " The value repeats exactly: chance plays no part."
            : worst.Interval is { } interval && Quantity.Interval(interval) is var range && range != Quantity.None
                ? $" With {Quantity.Percent(report.Methodology.Confidence)} confidence the change is {MarkdownText.Prose(range.Trim('[', ']').Replace(", ", " to ", StringComparison.Ordinal))}."
                : "";
        var rule = worst.Rule is { } text ? $" Rule: {MarkdownText.Prose(text)}." : "";
        var found = worst.Metric == Metric.Allocated ? MarkdownText.Prose(Allocation(worst)) : $"is {MarkdownText.Prose(How(worst, beside))}";
        return $"**Worst: {name} {found}** ({values}).{sure}{rule}";
    }

    private static string Allocation(ReportResult worst) => worst.Ratio is > 1 and <= 10 and var ratio
        ? $"allocates {Quantity.Change(ratio)[1..]} more"
        : $"allocates more, {ResultWords.Change(worst)}";

    private static string How(ReportResult worst, string? beside) => worst switch
    {
        { Ratio: > 1 and var ratio, Metric: Metric.Time } when ratio <= 10 => $"{Quantity.Change(ratio)[1..]} slower",
        { Metric: Metric.Time } => $"slower, {ResultWords.Change(worst)}",
        _ => $"worse in {worst.Metric}{(beside is null ? "" : $" {beside}")}, {ResultWords.Change(worst)}",
    };
}
