using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Reports.Rendering;

/// <summary>What a report's rows are, in words.</summary>
/// <param name="One">One of them.</param>
/// <param name="Many">Several.</param>
/// <param name="Broke">What one did that failed, in the past.</param>
/// <param name="Kept">What those did that passed.</param>
public sealed record Subject(string One, string Many, string Broke, string Kept)
{
    public static Subject Of(GateReport report) =>
        report.Load is { Limits.Count: > 0 } && report.Results.All(result => result.Reason == Reasons.Limit) ? new("limit", "limits", "was not taken well", "were taken gracefully")
        : report.Load is not null ? new("endpoint", "endpoints", "broke a limit", "kept every limit")
        : new("benchmark", "benchmarks", "broke a limit", "kept every limit");

    /// <summary>With the word at the head of a column.</summary>
    public string Title => char.ToUpperInvariant(One[0]) + One[1..];

    public string Count(int count) => count == 1 ? $"1 {One}" : $"{count} {Many}";
}
