using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Core.Words;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Statistics;

namespace PerfGate.Load.Limits.Judging;

/// <summary>What limits did to a service, for the gate's judge: a fact each, on which the rules decide.</summary>
public static class LimitChecks
{
    private const string Rule = "alive, 429 or 503 for what it cannot take, accepted requests within their budget, then as before";

    /// <summary>Graceful is kept, degraded and crashed are broken; what could not be imposed is skipped with its reason.</summary>
    public static LimitCheck Of(LimitEvidence evidence, LoadScenario scenario)
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
        return new LimitCheck { Fact = result.Outcome, Result = WithNumber(result, evidence.Number, scenario) };
    }

    /// <summary>The number that decided. A waiver with a ceiling covers a result by it, and none where something without a size was found.</summary>
    private static ReportResult WithNumber(ReportResult result, LimitNumber? number, LoadScenario scenario) => number is null ? result : result with
    {
        Unit = number.Endpoint is null ? "1" : "ns",
        Limit = number.Most,
        LimitOrigin = OriginOf(number, scenario),
        Ratio = number.Ratio,
        Interval = number.Interval is { } interval ? new Interval(interval.Low / number.Most, interval.High / number.Most) : null,
    };

    private static string OriginOf(LimitNumber number, LoadScenario scenario) =>
        scenario.Endpoints.FirstOrDefault(endpoint => endpoint.Name == number.Endpoint) is { } endpoint
            && EffectiveBudget.For(scenario, endpoint).FirstOrDefault(budget => budget.Metric == "p99") is { } budget
            ? budget.Origin
            : "default";

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
