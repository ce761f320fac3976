using System.Globalization;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>Counts that repeat, such as allocated bytes, are compared as the integers that they are.</summary>
internal static class ExactLane
{
    /// <summary>
    /// Settles the metric when all launches of each side agree on one integer, or the sides of every pair differ by the same integer:
    /// pairs may be compiled for different profiles, the sides of a pair never are. Else says in <paramref name="warnings"/> why the
    /// values are inexact, and returns null.
    /// </summary>
    /// <param name="finding">Of the metric, without an outcome.</param>
    /// <param name="head">The metric.</param>
    /// <param name="baseSample">Base's launches.</param>
    /// <param name="headSample">Head's launches.</param>
    /// <param name="areSideBySide">False: equal pair numbers mean nothing.</param>
    /// <param name="warnings">Gets what is to be said.</param>
    public static Finding? TryCompare(
        Finding finding, Metric head, LaunchSample baseSample, LaunchSample headSample, bool areSideBySide, List<string> warnings)
    {
        var (baseValues, headValues) = (baseSample.Values(), headSample.Values());
        if ((!ExactComparison.TryAgree(baseValues, out var baseValue) | !ExactComparison.TryAgree(headValues, out var headValue))
            && !(areSideBySide && TryAgreeByPairs(baseSample, headSample, out baseValue, out headValue)))
        {
            warnings.Add($"inexact: {Explain(baseValues, headValues, head.Unit)}; compared as a sample");
            return null;
        }

        var growth = ShiftScale.GrowthOf(baseValue, headValue, head.Better);
        return finding with
        {
            Outcome = growth.Absolute > 0 ? Outcome.Regressed : growth.Absolute < 0 ? Outcome.Improved : Outcome.Unchanged,
            Growth = growth,
            Result = finding.Result with { Reason = Reasons.Exact, Ratio = baseValue > 0 ? headValue / baseValue : null, Warnings = warnings },
        };
    }

    /// <summary>Values that change from pair to pair may differ alike by chance: two pairs show that they are equal, more that they are not.</summary>
    private static bool TryAgreeByPairs(LaunchSample baseSample, LaunchSample headSample, out double baseValue, out double headValue)
    {
        const int ToDiffer = 3;
        (baseValue, headValue) = (0, 0);
        var pairs = LaunchPairs.Match(baseSample, headSample);
        if (pairs.Count < 2 || pairs.Count < Math.Max(baseSample.Count, headSample.Count))
        {
            return false;
        }

        var before = pairs.BaseMedians();
        if (!ExactComparison.TryAgreeOnDifference(before, pairs.HeadMedians(), out var difference) || (difference != 0 && pairs.Count < ToDiffer))
        {
            return false;
        }

        baseValue = Quantiles.Median(before);
        headValue = baseValue + difference;
        return true;
    }

    private static string Explain(double[] baseValues, double[] headValues, string unit)
    {
        var sides = new List<string>(2);
        Describe("base", baseValues);
        Describe("head", headValues);
        return sides.Count > 0
            ? $"values differ between launches ({string.Join(", ", sides)})"
            : "values are not whole numbers";

        void Describe(string side, double[] values)
        {
            var (low, high) = (values.Min(), values.Max());
            if (low != high)
            {
                sides.Add(string.Create(CultureInfo.InvariantCulture, $"{side}: {low:0.###} to {high:0.###} {unit}"));
            }
        }
    }
}
