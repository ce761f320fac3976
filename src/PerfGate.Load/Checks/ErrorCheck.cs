using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Statistics;

namespace PerfGate.Load.Checks;

/// <summary>The part of the requests that failed against the largest that a scenario allows.</summary>
/// <remarks>
/// Exact binomial. Errors come in bursts, and one burst is one event: "above" must still be proved without the window that failed most.
/// </remarks>
internal static class ErrorCheck
{
    public const string Metric = "error-rate";

    private const double Confidence = 0.95;

    public static LimitCheck Of(string name, LoadScenario scenario, IReadOnlyList<LoadSeries?> windows)
    {
        (long Ended, long Failed)[] counts = [.. windows.OfType<LoadSeries>().Select(one => (one.Ended, one.Ended - one.Succeeded))];
        var (ended, failed) = (counts.Sum(one => one.Ended), counts.Sum(one => one.Failed));
        var limit = scenario.MaxErrorRate;
        var file = Path.GetFileName(scenario.File);
        var origin = scenario.MaxErrorRateLine is { } line ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}") : "default";
        var rate = ended == 0 ? 0 : failed / (double)ended;
        var interval = Binomial.ConfidenceInterval(ended, failed, Confidence);
        var worst = counts.DefaultIfEmpty().MaxBy(one => one.Failed);
        return new LimitCheck
        {
            Result = new ReportResult
            {
                Id = name,
                Metric = Metric,
                Unit = "1",
                Outcome = Outcome.Inconclusive,
                Decision = Decision.Warn,
                Reason = LoadLimitKinds.Budget,
                Limit = limit,
                LimitKind = LoadLimitKinds.Budget,
                LimitOrigin = origin,
                Rule = $"{Metric} ≤ {Quantity.Percent(limit)} ({origin})",
                Ratio = limit > 0 ? rate / limit : null,
                Interval = limit > 0 ? new Interval(interval.Low / limit, interval.High / limit) : null,
                Head = counts.Length == 0 ? null : Summary.Of([.. counts.Select(one => one.Ended == 0 ? 0 : one.Failed / (double)one.Ended)]),
                Message = $"{failed} of {ended} requests failed ({Quantity.Percent(rate)}; {Quantity.Percent(interval.Low)} to {Quantity.Percent(interval.High)}), limit {Quantity.Percent(limit)}",
            },
            Above = ended == 0 ? 1 : Binomial.AtLeast(ended - worst.Ended, failed - worst.Failed, limit),
            Below = ended == 0 ? 1 : limit == 0 && failed == 0 ? 0 : Binomial.AtMost(ended, failed, limit),
            IsAbove = rate > limit,
            WhyOpen = "more requests would settle it",
        };
    }
}
