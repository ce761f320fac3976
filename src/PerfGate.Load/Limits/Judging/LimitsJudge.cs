using System.Globalization;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Judging;

/// <summary>Graceful, degraded or crashed: what a limit did to a service.</summary>
public static class LimitsJudge
{
    /// <param name="seen">What happened.</param>
    /// <param name="budgets">Latency budgets by the endpoint's name.</param>
    /// <param name="tolerances">What is still called graceful.</param>
    public static LimitEvidence Decide(
        LimitObservation seen, IReadOnlyDictionary<string, LatencyBudget> budgets, LimitTolerances tolerances)
    {
        var outcomes = Outcomes(seen.During.Total);
        var due = seen.During.Total.Due;
        var succeeded = outcomes.GetValueOrDefault(RequestOutcome.Ok);
        var shed = outcomes.GetValueOrDefault(RequestOutcome.Shed);
        var evidence = new LimitEvidence
        {
            Kind = LimitNames.Of(seen.Kind),
            Verdict = LimitVerdict.Graceful,
            How = seen.How,
            Extent = seen.Extent,
            Fate = seen.Fate,
            Due = due,
            Outcomes = outcomes,
            Unsent = seen.During.Total.Unsent,
            Shed = Share(shed, due),
            Failed = Share(due - succeeded - shed, due),
            Accepted = AcceptedLatencies.Of(budgets, seen.Before, seen.During, tolerances.Confidence),
            RecoverySeconds = LimitRecovery.Seconds(seen.Recovery, budgets, tolerances.Errors),
            ResourcesBefore = seen.ResourcesBefore,
            ResourcesAfter = seen.ResourcesAfter,
        };
        return Concluded(evidence, seen, budgets, tolerances);
    }

    /// <summary>Why nothing can be said of a service under a limit: it is not well without one. Null when it is.</summary>
    /// <param name="before">All requests without the limit.</param>
    /// <param name="budgets">Latency budgets by the endpoint's name.</param>
    /// <param name="tolerances">What is still called well.</param>
    public static string? UnhealthyReason(LoadWindow before, IReadOnlyDictionary<string, LatencyBudget> budgets, LimitTolerances tolerances)
    {
        if (before.Due == 0)
        {
            return "No request was due before the limit was imposed.";
        }

        var failed = Share(before.Due - before.Series.Sum(series => series.Succeeded), before.Due);
        if (failed > tolerances.Errors)
        {
            return $"{Quantity.Percent(failed)} of the requests failed or were refused before the limit was imposed: lower the rate.";
        }

        foreach (var (endpoint, budget) in budgets)
        {
            if (budget.P99 is { } p99 && AcceptedLatencies.P99(before, endpoint) is { } found && found > p99.TotalNanoseconds)
            {
                return $"'{endpoint}' took {LoadWords.Time(found)} (p99) before the limit was imposed, more than its budget of {LoadWords.Time(p99.TotalNanoseconds)}.";
            }
        }

        return null;
    }

    private static LimitEvidence Concluded(
        LimitEvidence evidence, LimitObservation seen, IReadOnlyDictionary<string, LatencyBudget> budgets, LimitTolerances tolerances)
    {
        if (!seen.Fate.Alive)
        {
            return evidence with { Verdict = LimitVerdict.Crashed, Findings = [Ended(seen.Fate)] };
        }

        if (UnhealthyReason(seen.Before.Total, budgets, tolerances) is { } unhealthy)
        {
            return evidence with { Verdict = LimitVerdict.Unclear, Findings = [unhealthy], Number = Nearest(evidence.Accepted) };
        }

        (string Sentence, LimitNumber? Number)[] faults = [.. Faults(evidence, seen.During.Total, tolerances)];
        if (faults.Length > 0)
        {
            return evidence with { Verdict = LimitVerdict.Degraded, Findings = [.. faults.Select(fault => fault.Sentence)], Number = NumberOf(faults) };
        }

        string[] doubts = [.. Doubts(evidence, seen.During.Total)];
        return (doubts.Length > 0 ? evidence with { Verdict = LimitVerdict.Unclear, Findings = doubts } : evidence) with { Number = Nearest(evidence.Accepted) };
    }

    /// <summary>The one number, or the furthest of several latencies.</summary>
    private static LimitNumber? NumberOf((string Sentence, LimitNumber? Number)[] faults) =>
        faults.Length == 1 || faults.All(fault => fault.Number?.Endpoint is not null) ? faults.MaxBy(fault => fault.Number?.Ratio).Number : null;

    /// <summary>Of the endpoint that is nearest to its budget; null: none had an accepted request and a budget.</summary>
    private static LimitNumber? Nearest(IReadOnlyList<AcceptedLatency> accepted) =>
        accepted.Where(one => one is { During: > 0, Budget: > 0 }).Select(one => Number(one, one.Budget!.Value)).MaxBy(number => number.Ratio);

    private static LimitNumber Number(AcceptedLatency accepted, double budget) => new(accepted.Endpoint, accepted.During, budget, accepted.Interval);

    private static IEnumerable<(string Sentence, LimitNumber? Number)> Faults(LimitEvidence evidence, LoadWindow during, LimitTolerances tolerances)
    {
        if (evidence.Due > 0 && evidence.Failed > tolerances.Errors)
        {
            yield return (
                $"{Quantity.Percent(evidence.Failed)} of the requests failed otherwise than with 429 or 503: {FailureClasses.Of(evidence)}.",
                new LimitNumber(null, evidence.Failed, tolerances.Errors, null));
        }

        foreach (var accepted in evidence.Accepted)
        {
            if (accepted.Budget is { } budget && accepted.Interval is { } interval && interval.Low > budget && !IsGenerators(accepted, during))
            {
                yield return (
                    $"Accepted requests of '{accepted.Endpoint}' took {LoadWords.Time(accepted.During)} (p99, {LoadWords.Time(interval.Low)} to "
                        + $"{LoadWords.Time(interval.High)}), more than the budget of {LoadWords.Time(budget)}.",
                    Number(accepted, budget));
            }
        }

        if (evidence.RecoverySeconds is null)
        {
            yield return ("It was not well again in the time that it had after the limit was lifted.", null);
        }

        if (evidence.ResourcesBefore is { } before && evidence.ResourcesAfter is { } after)
        {
            if (!LimitRecovery.MemoryIsBack(before, after, tolerances))
            {
                yield return ($"It kept {Quantity.Format(after.Memory, "B")} of memory, {Quantity.Format(before.Memory, "B")} before.", null);
            }

            if (!LimitRecovery.ThreadsAreBack(before, after, tolerances))
            {
                yield return ($"It kept {after.Threads} threads, {before.Threads} before.", null);
            }
        }
    }

    private static IEnumerable<string> Doubts(LimitEvidence evidence, LoadWindow during)
    {
        if (evidence.Due == 0)
        {
            yield return "No request was due while the limit held.";
        }

        foreach (var accepted in evidence.Accepted)
        {
            if (accepted.Budget is not { } budget || accepted.During == 0)
            {
                continue;
            }

            if (accepted.Interval is not { } interval)
            {
                if (accepted.During > budget)
                {
                    yield return $"Too few windows had an accepted request of '{accepted.Endpoint}': its p99 of {LoadWords.Time(accepted.During)} "
                        + $"cannot be held against the budget of {LoadWords.Time(budget)}.";
                }
            }
            else if (interval.Low > budget)
            {
                yield return $"The generator itself was late ({LoadWords.Time(during.Lag.P99)}, p99): the time of '{accepted.Endpoint}' is not the service's.";
            }
            else if (interval.High > budget)
            {
                yield return $"The p99 of accepted requests of '{accepted.Endpoint}' is between {LoadWords.Time(interval.Low)} and {LoadWords.Time(interval.High)}: "
                    + $"the budget of {LoadWords.Time(budget)} is neither kept nor broken. Ask for more time under the limit.";
            }
        }
    }

    /// <summary>The lateness of the generator makes up most of what was measured.</summary>
    private static bool IsGenerators(AcceptedLatency accepted, LoadWindow during) => during.Lag.P99 > accepted.During / 2;

    private static string Ended(ServiceExit fate) => fate switch
    {
        { KilledForMemory: true } => "The kernel ended the service for want of memory.",
        { ExitCode: { } code } => $"The service's process ended with exit code {code.ToString(CultureInfo.InvariantCulture)}.",
        _ => "The service answers no more.",
    };

    private static SortedDictionary<RequestOutcome, long> Outcomes(LoadWindow window)
    {
        var outcomes = new SortedDictionary<RequestOutcome, long>();
        foreach (var (outcome, count) in window.Series.SelectMany(series => series.Outcomes))
        {
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + count;
        }

        return outcomes;
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : Math.Max(0, (double)part / whole);
}
