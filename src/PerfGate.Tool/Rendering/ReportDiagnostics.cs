using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Rendering;

/// <summary>The decisions of a report as numbered diagnostics at the benchmarks' own source lines.</summary>
internal static class ReportDiagnostics
{
    public static IEnumerable<Diagnostic> Of(GateReport report, string repositoryRoot) => report.Results
        .Where(result => result.Decision is Decision.Fail or Decision.Warn)
        .Select(result => new Diagnostic(
            ResultDiagnostics.CodeOf(result),
            result.Decision == Decision.Fail ? Severity.Error : Severity.Message,
            ResultDiagnostics.MessageOf(result),
            Location(result.Source, repositoryRoot)));

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
