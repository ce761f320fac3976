using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>A result as a numbered message: the same in build errors, annotations, SARIF and JUnit.</summary>
public static class ResultDiagnostics
{
    public static string CodeOf(ReportResult result) => result.Outcome switch
    {
        Outcome.Removed => DiagnosticIds.BenchmarkRemoved,
        Outcome.Failed => DiagnosticIds.BenchmarkFailed,
        Outcome.Inconclusive => DiagnosticIds.Inconclusive,
        Outcome.Broken => DiagnosticIds.LimitBroken,
        _ => result.Metric switch
        {
            Metric.Time => DiagnosticIds.TimeRegressed,
            Metric.Allocated => DiagnosticIds.AllocationGrew,
            _ => DiagnosticIds.MetricRegressed,
        },
    };

    /// <summary>Holds the benchmark's name and perhaps what it threw: not yet safe to show.</summary>
    public static string MessageOf(ReportResult result)
    {
        var name = result.Identity.Display();
        if (result.Base is { } before && result.Head is { } after)
        {
            var unit = result.Unit ?? "";
            var change = result.Ratio is { } ratio ? $"{Quantity.Change(ratio)}" : "grew from nothing";
            var interval = result.Interval is { } range ? $" {Quantity.Interval(range)}" : "";
            var rule = result.Rule is null ? "" : $"; rule: {result.Rule}";
            return $"{name}: {result.Metric} {change}{interval}, {Quantity.Format(before.Median, unit)} to "
                + $"{Quantity.Format(after.Median, unit)}{(result.Message is null ? "" : ". " + result.Message)}{rule}";
        }

        if (result.IsHeldAgainstLimit && result.Metric is { } metric)
        {
            return $"{name}: {metric} {OutcomeWords.Of(result)}: {result.Message ?? $"{LimitWords.Sides(result).Measured} of {LimitWords.Sides(result).Limit}"}"
                + (result.Rule is null ? "" : $"; rule: {result.Rule}");
        }

        return $"{name}: {OutcomeWords.Of(result.Outcome)}"
            + (result.Reason is null ? "" : $" ({result.Reason})")
            + (result.Message is null ? "" : $": {result.Message}");
    }

    /// <summary><c>path.cs:12</c> taken apart; a line that is not there is 1.</summary>
    /// <returns>Null for a result without a source, and for a path that leaves the repository.</returns>
    public static (string Path, int Line)? PlaceOf(ReportResult result)
    {
        if (result.Source is not { Length: > 0 } source || source.Any(char.IsControl))
        {
            return null;
        }

        var colon = source.LastIndexOf(':');
        var hasLine = colon > 0 && int.TryParse(source.AsSpan(colon + 1), out _);
        var path = hasLine ? source[..colon] : source;
        var line = hasLine ? Math.Max(int.Parse(source.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture), 1) : 1;
        return path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains("..")
            ? null
            : (path, line);
    }
}
