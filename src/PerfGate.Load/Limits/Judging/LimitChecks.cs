using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Core.Words;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Statistics;

namespace PerfGate.Load.Limits.Judging;

/// <summary>What limits did to a service, for the gate's judge: a fact each, on which the rules decide.</summary>
public static class LimitChecks
{
    private const string Rule = "alive, 429 or 503 for what it cannot take, accepted requests within their budget, then as before";

    /// <summary>Graceful is kept, degraded and crashed are broken; what could not be imposed is skipped with its reason.</summary>
    public static LimitCheck Of(LimitEvidence evidence)
    {
        var imposed = evidence.Verdict != LimitVerdict.NotImposed;
        var result = new ReportResult
        {
            Id = evidence.Kind,
            Metric = imposed ? LoadLimitKinds.Limit : null,
            Outcome = OutcomeOf(evidence.Verdict),
            Decision = Decision.Warn,
            Reason = LoadLimitKinds.Limit,
            LimitKind = LoadLimitKinds.Limit,
            Message = MessageOf(evidence),
            Rule = imposed ? Rule : null,
        };
        return new LimitCheck { Fact = result.Outcome, Result = WithNumbers(result, evidence) };
    }

    /// <summary>The numbers that decided: the part that failed, else the time of what was accepted; none of a service that ended.</summary>
    private static ReportResult WithNumbers(ReportResult result, LimitEvidence evidence)
    {
        var mostFailures = LimitTolerances.Default.Errors;
        return evidence.Verdict == LimitVerdict.Crashed ? result
            : evidence.Failed > mostFailures ? result with { Unit = "1", Limit = mostFailures, LimitOrigin = "default", Ratio = evidence.Failed / mostFailures }
            : Worst(evidence.Accepted) is not { Budget: { } budget } worst ? result
            : result with
            {
                Unit = "ns",
                Limit = budget,
                LimitOrigin = $"budget of {worst.Endpoint}",
                Ratio = worst.During / budget,
                Interval = worst.Interval is { } interval ? new Interval(interval.Low / budget, interval.High / budget) : null,
            };
    }

    private static Outcome OutcomeOf(LimitVerdict verdict) => verdict switch
    {
        LimitVerdict.Graceful => Outcome.Kept,
        LimitVerdict.Degraded or LimitVerdict.Crashed => Outcome.Broken,
        LimitVerdict.Unclear => Outcome.Inconclusive,
        _ => Outcome.Skipped,
    };

    private static string MessageOf(LimitEvidence evidence)
    {
        if (evidence.Verdict == LimitVerdict.NotImposed)
        {
            return $"Not imposed: {evidence.How}.";
        }

        List<string> facts = [$"{Quantity.Percent(evidence.Shed)} refused with 429 or 503"];
        if (Worst(evidence.Accepted) is { } worst)
        {
            var budget = worst.Budget is { } limit ? $", budget {LoadWords.Time(limit)}" : "";
            facts.Add($"accepted requests of '{worst.Endpoint}' took {LoadWords.Time(worst.During)} (p99{budget})");
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
