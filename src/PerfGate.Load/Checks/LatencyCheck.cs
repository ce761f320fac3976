using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Statistics;

namespace PerfGate.Load.Checks;

/// <summary>A percentile of the response time against its limit.</summary>
/// <remarks>
/// Above: the exact signed-rank test of ln(window's percentile / limit). Below: that, and a sign test that knows how seldom a window of n
/// requests shows a percentile above the true one (below one half, for the percentile is the rank ⌈qn⌉): without it, windows of few
/// requests would prove a limit kept that is not.
/// </remarks>
internal static class LatencyCheck
{
    private const double Confidence = 0.95;

    /// <param name="name">Of the endpoint, with its tenant.</param>
    /// <param name="budget">The limit.</param>
    /// <param name="windows">The series in each window; null where it had no request.</param>
    /// <param name="total">The series over all windows.</param>
    public static LimitCheck Of(string name, EffectiveBudget budget, IReadOnlyList<LoadSeries?> windows, LoadSeries total)
    {
        LatencySummary[] enough = [.. windows.OfType<LoadSeries>().Select(one => one.Response)
            .Where(one => one.Count >= Percentiles.FewestRequests(budget.Metric))];
        var value = budget.Of(total.Response);
        var result = new ReportResult
        {
            Id = name,
            Metric = budget.Metric,
            Unit = "ns",
            Outcome = Outcome.Inconclusive,
            Decision = Decision.Warn,
            Reason = LoadLimitKinds.Budget,
            Limit = budget.Limit,
            LimitKind = LoadLimitKinds.Budget,
            LimitOrigin = budget.Origin,
            Rule = budget.Rule,
        };
        if (enough.Length < windows.Count || value <= 0)
        {
            var fewest = Percentiles.FewestRequests(budget.Metric);
            return new LimitCheck
            {
                Result = result with
                {
                    Ratio = value > 0 ? value / budget.Limit : null,
                    Message = $"{budget.Metric} {(value > 0 ? Quantity.Format(value, "ns") : "of nothing")}, limit {Quantity.Format(budget.Limit, "ns")}",
                },
                WhyOpen = $"{windows.Count - enough.Length} of {windows.Count} windows hold fewer than the {fewest} answers that a {budget.Metric} needs: make them longer, or raise the rate",
            };
        }

        double[] values = [.. enough.Select(budget.Of)];
        var logs = Array.ConvertAll(values, one => Math.Log(one / budget.Limit));
        var interval = SignedRank.ConfidenceInterval(logs, Confidence);
        var ratios = new Interval(Math.Exp(interval.Low), Math.Exp(interval.High));
        return new LimitCheck
        {
            Result = result with
            {
                Ratio = value / budget.Limit,
                Interval = ratios,
                Head = Summary.Of(values),
                Message = $"{budget.Metric} {Quantity.Format(value, "ns")} (windows {Quantity.Format(ratios.Low * budget.Limit, "ns")} to "
                    + $"{Quantity.Format(ratios.High * budget.Limit, "ns")}), limit {Quantity.Format(budget.Limit, "ns")}",
            },
            Above = SignedRank.PValueGreater(logs),
            Below = Math.Max(SignedRank.PValueLess(logs), SignsBelow(enough, budget)),
            IsAbove = value > budget.Limit,
        };
    }

    /// <summary>Probability of so few windows above the limit, were the limit the true percentile and requests independent.</summary>
    private static double SignsBelow(LatencySummary[] windows, EffectiveBudget budget)
    {
        // The number above is a sum of unequal coins: one coin of the least chance is the careful bound.
        var seldom = windows.Min(window =>
        {
            var rank = (long)Math.Ceiling(Math.Round(budget.Part * window.Count, 6));
            return Binomial.AtLeast(window.Count, window.Count - rank + 1, 1 - budget.Part);
        });
        return Binomial.AtMost(windows.Length, windows.Count(window => budget.Of(window) > budget.Limit), seldom);
    }
}
