namespace PerfGate.Core.Reports.Rendering;

/// <summary>One result's numbers in words, the same in every sink. Units may come from a file, so escape before use.</summary>
public static class ResultWords
{
    /// <summary>
    /// The relative change; where that says nothing (from 0, or too small to show) the difference of the medians, <c>+24 B</c>.
    /// </summary>
    public static string Change(ReportResult result)
    {
        var change = result.Ratio is { } ratio ? Quantity.Change(ratio) : Quantity.None;
        if (result is { Base: { } @base, Head: { } head } && !@base.Median.Equals(head.Median)
            && (result.Ratio is null || (result.Reason == "exact" && change.StartsWith('±'))))
        {
            var difference = head.Median - @base.Median;
            return $"{(difference > 0 ? "+" : "−")}{Quantity.Format(Math.Abs(difference), result.Unit ?? "")}";
        }

        return change;
    }

    /// <summary>The interval as changes; <c>exact</c> where chance plays no part.</summary>
    public static string Interval(ReportResult result) =>
        result.Reason == "exact" ? "exact" : result.Interval is { } interval ? Quantity.Interval(interval) : Quantity.None;
}
