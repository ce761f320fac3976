using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Statistics;

namespace PerfGate.Core.Load.Limits;

/// <summary>What limits did to a service as results of a report, so that every sink, the verdict and the exit code know them.</summary>
public static class LimitResults
{
    private const string Metric = "limit";

    /// <summary>Graceful passes, degraded and crashed fail, what stays unclear warns; what could not be imposed is skipped with its reason.</summary>
    public static ReportResult Of(LimitEvidence evidence)
    {
        var worst = Worst(evidence.Accepted);
        return new ReportResult
        {
            Id = evidence.Kind,
            Metric = evidence.Verdict == LimitVerdict.NotImposed ? null : Metric,
            Outcome = evidence.Verdict switch
            {
                LimitVerdict.Graceful => Outcome.Kept,
                LimitVerdict.Degraded or LimitVerdict.Crashed => Outcome.Broken,
                LimitVerdict.Unclear => Outcome.Inconclusive,
                _ => Outcome.Skipped,
            },
            Reason = Reasons.Limit,
            Message = MessageOf(evidence),
            Decision = evidence.Verdict switch
            {
                LimitVerdict.Graceful or LimitVerdict.NotImposed => Decision.Pass,
                LimitVerdict.Unclear => Decision.Warn,
                _ => Decision.Fail,
            },
            Ratio = worst is { Budget: { } budget } ? worst.During / budget : null,
            Interval = worst is { Budget: { } limit, Interval: { } interval } ? new Interval(interval.Low / limit, interval.High / limit) : null,
            Rule = evidence.Verdict == LimitVerdict.NotImposed ? null : "alive, 429 or 503 for what it cannot take, accepted requests within their budget, then as before",
        };
    }

    private static string MessageOf(LimitEvidence evidence)
    {
        if (evidence.Verdict == LimitVerdict.NotImposed)
        {
            return $"Not imposed: {evidence.How}.";
        }

        List<string> facts = [$"{LimitWords.Percent(evidence.Shed)} refused with 429 or 503"];
        if (Worst(evidence.Accepted) is { } worst)
        {
            var budget = worst.Budget is { } limit ? $", budget {LimitWords.Time(limit)}" : "";
            facts.Add($"accepted requests of '{worst.Endpoint}' took {LimitWords.Time(worst.During)} (p99{budget})");
        }

        if (evidence.RecoverySeconds is { } seconds)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"well again after {seconds:0.0} s"));
        }

        var word = LimitNames.Of(evidence.Verdict);
        return evidence.Verdict == LimitVerdict.Graceful
            ? $"{word}: {string.Join(", ", facts)} ({evidence.How})."
            : $"{word}: {string.Join(" ", evidence.Findings)} ({evidence.How}.)";
    }

    /// <summary>The endpoint that is nearest to its budget or furthest beyond; null: none had an accepted request and a budget.</summary>
    private static AcceptedLatency? Worst(IReadOnlyList<AcceptedLatency> accepted) =>
        accepted.Where(one => one is { During: > 0, Budget: > 0 }).MaxBy(one => one.During / one.Budget!.Value);
}
