using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>Results of a value against a limit, which have no base: where others show base and change, these show the limit and what of it was used.</summary>
public static class LimitWords
{
    /// <summary>Titles of the columns of base, head, and change, for a table of these results.</summary>
    public static (string Base, string Head, string Change) Titles(IEnumerable<ReportResult> results)
    {
        var (hasLimits, hasChanges) = (false, false);
        foreach (var result in results)
        {
            hasLimits |= result.IsHeldAgainstLimit;
            hasChanges |= !result.IsHeldAgainstLimit && result.Ratio is not null;
        }

        return (hasLimits, hasChanges) switch
        {
            (true, false) => ("Limit", "Measured", "Of the limit"),
            (true, true) => ("Base or limit", "Head", "Change or part"),
            _ => ("Base", "Head", "Change"),
        };
    }

    /// <summary><c>≤ 100 ms</c> and the value.</summary>
    public static (string Limit, string Measured) Sides(ReportResult result)
    {
        var sign = result.Better == Better.Higher ? "≥" : "≤";
        var measured = result.Limit * result.Ratio ?? result.Head?.Median;
        var limit = result.Limit ?? (result.Ratio is > 0 and var ratio && double.IsFinite(ratio) && measured > 0 ? measured / ratio : null);
        return (limit is { } most ? $"{sign} {Text(most, result.Unit)}" : Quantity.None, measured is { } value ? Text(value, result.Unit) : Quantity.None);
    }

    /// <summary>The part of the limit that was used: <c>43 %</c>; a dash where there is no number.</summary>
    public static string Beyond(ReportResult result) =>
        result.Ratio is { } ratio && double.IsFinite(ratio) ? Part(ratio) : Quantity.None;

    /// <summary>The interval of that part, <c>[41 %, 46 %]</c>.</summary>
    public static string Interval(ReportResult result) => result.Interval is not { } interval ? Quantity.None
        : double.IsFinite(interval.High) ? $"[{Part(interval.Low)}, {Part(interval.High)}]"
        : double.IsFinite(interval.Low) ? $"≥ {Part(interval.Low)}"
        : Quantity.None;

    /// <summary>Parts of one, such as error rates, are shown per cent.</summary>
    private static string Text(double value, string? unit) => unit == "1" ? Quantity.Percent(value) : Quantity.Format(value, unit ?? "");

    /// <summary>From ten times on a factor, as elsewhere.</summary>
    private static string Part(double ratio) => ratio > 10 ? Quantity.Change(ratio) : Quantity.Percent(Math.Round(ratio, ratio < 0.1 ? 4 : 3));
}
