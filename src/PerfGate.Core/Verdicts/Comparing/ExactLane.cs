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
    /// Settles the metric when all launches of each side agree on one integer; else says in <paramref name="warnings"/> why the
    /// values are inexact, and returns null.
    /// </summary>
    public static Finding? TryCompare(
        Finding finding, Metric head, LaunchSample baseSample, LaunchSample headSample, List<string> warnings)
    {
        var (baseValues, headValues) = (baseSample.Values(), headSample.Values());
        if (!ExactComparison.TryAgree(baseValues, out var baseValue) | !ExactComparison.TryAgree(headValues, out var headValue))
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
