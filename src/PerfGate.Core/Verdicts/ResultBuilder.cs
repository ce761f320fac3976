using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Verdicts;

/// <summary>The report's entry for a settled finding.</summary>
internal static class ResultBuilder
{
    public static ReportResult Build(Finding finding, Ruling ruling, IReadOnlyDictionary<BenchmarkIdentity, ReportCause> causes)
    {
        var row = finding.Benchmark;
        var identity = row.Identity;
        return new ReportResult
        {
            Id = identity.Id,
            Project = identity.Project,
            Job = identity.Job,
            Runtime = identity.Runtime,
            Source = row.Source,
            Metric = finding.Metric,
            Unit = finding.Unit,
            Outcome = finding.Outcome!.Value,
            Reason = finding.Reason ?? (row.Renamed ? Reasons.Renamed : null),
            Message = ruling.Message ?? finding.Message ?? (row.Renamed ? $"was {row.Base!.Id} in base" : null),
            Decision = ruling.Decision,
            Ratio = finding.Ratio,
            Interval = finding.Interval,
            PValue = finding.PValue,
            AdjustedPValue = finding.AdjustedPValue,
            Pairs = finding.Pairs,
            Detectable = finding.Detectable,
            Base = finding.Base,
            Head = finding.Head,
            Rule = ruling.Rule,
            Cause = finding.Outcome == Outcome.Regressed ? causes.GetValueOrDefault(identity) : null,
            Warnings = ruling.Warning is null ? finding.Warnings : [.. finding.Warnings, ruling.Warning],
        };
    }
}
