using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Verdicts;

/// <summary>Waivers and renames that no longer do anything.</summary>
internal static class StaleRules
{
    public static IEnumerable<ReportWarning> Check(RuleBook rules, JudgeRequest request, IReadOnlyList<Finding> findings)
    {
        foreach (var waiver in rules.ExpiredWaivers(request.Today))
        {
            yield return new ReportWarning(DiagnosticIds.WaiverExpired, $"{Name(waiver)} expired on {Date(waiver.Until)}; remove or renew it");
        }

        if (request.IsPartial)
        {
            yield break;
        }

        foreach (var waiver in rules.UnmatchedWaivers(Judged(findings, request.Rules.Waivers)))
        {
            if (waiver.Until >= request.Today && !request.ForeignMetrics.Contains(waiver.Metric))
            {
                yield return new ReportWarning(
                    DiagnosticIds.WaiverUnmatched, $"{Name(waiver)} matches no benchmark and metric; remove it or correct its match");
            }
        }

        if (request.Base is { } measuredBase)
        {
            foreach (var (old, name) in rules.UnmatchedRenames(Ids(request, measuredBase)))
            {
                yield return new ReportWarning(
                    DiagnosticIds.RenameUnmatched,
                    $"the rename of \"{old}\" to \"{name}\" names a benchmark that neither side has; remove it or correct the id");
            }
        }
    }

    /// <summary>Every metric that a waiver could be about; a benchmark without metrics this time could be about any.</summary>
    private static IEnumerable<(string Id, string Metric)> Judged(IReadOnlyList<Finding> findings, IReadOnlyList<Waiver> waivers)
    {
        foreach (var finding in findings)
        {
            var id = finding.Id;
            if (finding.Metric is { } metric)
            {
                yield return (id, metric);
            }
            else
            {
                foreach (var waiver in waivers)
                {
                    yield return (id, waiver.Metric);
                }
            }
        }
    }

    private static IEnumerable<string> Ids(JudgeRequest request, MeasurementSet measuredBase) =>
        request.Head.Benchmarks.Concat(measuredBase.Benchmarks).Select(benchmark => benchmark.Id)
            .Concat(request.Skipped.Concat(request.Unmeasured).Select(identity => identity.Id));

    private static string Name(Waiver waiver) => $"the waiver for \"{waiver.Match}\", {waiver.Metric} ({waiver.Issue})";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
