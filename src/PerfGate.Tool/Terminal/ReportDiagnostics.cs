using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Core.Verdicts;

namespace PerfGate.Tool.Terminal;

/// <summary>The decisions of a report as numbered diagnostics at the benchmarks' own source lines.</summary>
internal static class ReportDiagnostics
{
    public static IEnumerable<Diagnostic> Of(GateReport report, string repositoryRoot) => report.Results
        .Where(result => result.Decision is Decision.Fail or Decision.Warn)
        .Select(result => new Diagnostic(
            Code(result),
            result.Decision == Decision.Fail ? Severity.Error : Severity.Message,
            Message(result),
            Location(result.Source, repositoryRoot)));

    private static string Code(ReportResult result) => result.Outcome switch
    {
        Outcome.Removed => DiagnosticIds.BenchmarkRemoved,
        Outcome.Failed => DiagnosticIds.BenchmarkFailed,
        Outcome.Inconclusive => DiagnosticIds.Inconclusive,
        _ => result.Metric switch
        {
            Metric.Time => DiagnosticIds.TimeRegressed,
            Metric.Allocated => DiagnosticIds.AllocationGrew,
            _ => DiagnosticIds.MetricRegressed,
        },
    };

    private static string Message(ReportResult result)
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

        return $"{name}: {result.Outcome.ToString().ToLowerInvariant()}"
            + (result.Reason is null ? "" : $" ({result.Reason})")
            + (result.Message is null ? "" : $": {result.Message}");
    }

    /// <summary><c>path.cs:12</c> becomes a full path and a line, column 1.</summary>
    private static SourceLocation? Location(string? source, string repositoryRoot)
    {
        if (source is null)
        {
            return null;
        }

        var colon = source.LastIndexOf(':');
        var file = colon < 0 ? source : source[..colon];
        var path = Path.GetFullPath(file, repositoryRoot);
        return colon >= 0 && int.TryParse(source.AsSpan(colon + 1), out var line)
            ? new SourceLocation(path, line, 1)
            : new SourceLocation(path);
    }
}
