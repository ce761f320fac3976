using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>One result's numbers in words, the same in every sink. Units may come from a file, so escape before use.</summary>
public static class ResultWords
{
    /// <summary>
    /// The relative change; where that says nothing (from 0, or too small to show) the difference of the medians, <c>+24 B</c>.
    /// </summary>
    public static string Change(ReportResult result)
    {
        if (result.IsHeldAgainstLimit)
        {
            return LimitWords.Beyond(result);
        }

        var change = result.Ratio is { } ratio ? Quantity.Change(ratio) : Quantity.None;
        if (result is { Base: { } @base, Head: { } head } && !@base.Median.Equals(head.Median)
            && (result.Ratio is null || (result.Reason == Reasons.Exact && change.StartsWith('±'))))
        {
            var difference = head.Median - @base.Median;
            return $"{(difference > 0 ? "+" : "−")}{Quantity.Format(Math.Abs(difference), result.Unit ?? "")}";
        }

        return change;
    }

    /// <summary>The medians of both sides; a dash for a side that has none.</summary>
    public static (string Base, string Head) Sides(ReportResult result)
    {
        if (result.IsHeldAgainstLimit)
        {
            return LimitWords.Sides(result);
        }

        var unit = result.Unit ?? "";
        return (result.Base, result.Head) switch
        {
            ({ } before, { } after) => Sides(before.Median, after.Median, result),
            ({ } before, null) => (Quantity.Format(before.Median, unit), Quantity.None),
            (null, { } after) => (Quantity.None, Quantity.Format(after.Median, unit)),
            _ => (Quantity.None, Quantity.None),
        };
    }

    /// <summary>From the base's median to the head's in one text, <c>52.31 → 54.82 ns</c>; exact bytes with their difference.</summary>
    public static string Transition(double before, double after, ReportResult result) =>
        IsExactBytes(result) ? Quantity.ExactTransition(before, after) : Quantity.Transition(before, after, result.Unit ?? "");

    /// <summary>Both medians, exact bytes written out.</summary>
    public static (string Base, string Head) Sides(double before, double after, ReportResult result) =>
        IsExactBytes(result) ? Quantity.ExactSides(before, after) : Quantity.Sides(before, after, result.Unit ?? "");

    private static bool IsExactBytes(ReportResult result) => result.Reason == Reasons.Exact && result.Unit == "B";

    /// <summary>The interval as changes; <c>exact</c> where chance plays no part.</summary>
    public static string Interval(ReportResult result) =>
        result.Reason == Reasons.Exact ? "exact" : result.IsHeldAgainstLimit ? LimitWords.Interval(result) : result.Interval is { } interval ? Quantity.Interval(interval) : Quantity.None;

    /// <summary>The smallest change that data could have shown, as a percentage of one decimal.</summary>
    /// <param name="fraction">See <see cref="ReportResult.Detectable"/>.</param>
    public static string Detectable(double fraction) => Quantity.Percent(Math.Round(fraction, 3));

    /// <summary>
    /// Why a result is what it is: the message (else what the data could have shown), the rule and the warnings. The rule is without
    /// the metric's name where it begins with it: that stands before the explanation.
    /// </summary>
    public static IReadOnlyList<string> Explain(ReportResult result)
    {
        List<string> reasons = [];
        if (result.Message is { } message)
        {
            reasons.Add(message);
        }
        else if (result.Detectable is { } detectable)
        {
            reasons.Add($"the data could have shown a change of {Detectable(detectable)} or more");
        }

        if (result.Rule is { } rule)
        {
            reasons.Add(rule.StartsWith($"{result.Metric}: ", StringComparison.Ordinal) ? rule[(result.Metric!.Length + 2)..] : rule);
        }

        if (result.Instructions is { } instructions)
        {
            reasons.Add(Counted(instructions));
        }

        if (result.Cause is { } cause)
        {
            reasons.Add(Reached(cause));
        }

        reasons.AddRange(result.Warnings);
        return reasons;
    }

    /// <summary>The change of the instructions, <c>+120 (+1.0 %)</c>; <c>equal</c>; with <c>≈</c> where launches differ. A dash: not counted.</summary>
    public static string Instructions(ReportResult? result) => result?.Instructions switch
    {
        null => Quantity.None,
        { IsEqual: true } => "equal",
        { Repeats: true } counted => Difference(counted),
        { Ratio: { } ratio } => $"≈ {Quantity.Change(ratio)}",
        _ => Quantity.None,
    };

    private static string Difference(ReportInstructions counted)
    {
        var difference = counted.Head - counted.Base;
        var sign = difference > 0 ? "+" : "−";
        var relative = counted.Ratio is { } ratio ? $" ({Quantity.Change(ratio)})" : "";
        return $"{sign}{Quantity.Number(Math.Abs(difference))}{relative}";
    }

    private static string Counted(ReportInstructions counted) => counted switch
    {
        { IsEqual: true, AllocatesAlike: true } => $"instructions and allocated bytes are exactly equal ({Quantity.Number(counted.Head)} instructions an operation)",
        { IsEqual: true } => $"instructions are exactly equal ({Quantity.Number(counted.Head)} an operation)",
        { Repeats: true } => $"instructions {Difference(counted)}: {Quantity.Number(counted.Base)} to {Quantity.Number(counted.Head)} an operation",
        _ => $"instructions differ between launches: medians {Quantity.Number(counted.Base)} and {Quantity.Number(counted.Head)} an operation",
    };

    /// <summary>What of the change a benchmark reaches, in few words; the rest is in the report file.</summary>
    public static string Reached(ReportCause cause)
    {
        const int Shown = 3;
        var names = string.Join(", ", cause.Members.Take(Shown));
        var more = cause.HasMore ? " and many more"
            : cause.Members.Count > Shown ? $" and {cause.Members.Count - Shown} more"
            : "";
        return cause.Members.Count == 0 ? "it reaches nothing that is known to have changed" : $"of the change it reaches {names}{more}";
    }

    /// <summary>
    /// Why results that could not be settled were not, each reason once with how often it applies, the most frequent first.
    /// What more or longer measuring would settle is left out: that differs by result and <see cref="Recommendations"/> say it.
    /// </summary>
    public static IReadOnlyList<(string Message, int Count)> WhyUnsettled(IEnumerable<ReportResult> results) =>
    [
        .. results
            .Where(result => result is { Outcome: Outcome.Inconclusive, Detectable: null, Message: not null })
            .GroupBy(result => result.Message!)
            .Select(same => (Message: same.Key, Count: same.Count()))
            .OrderByDescending(reason => reason.Count)
            .ThenBy(reason => reason.Message, StringComparer.Ordinal),
    ];
}
