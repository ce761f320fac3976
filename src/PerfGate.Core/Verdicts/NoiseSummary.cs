using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>What the pairs themselves say about the noise of the run.</summary>
internal static class NoiseSummary
{
    /// <returns>Null when neither the machine nor a pair was measured.</returns>
    public static ReportNoise? Of(JudgeRequest request, SuiteComparison suite)
    {
        double[] spreads = [.. suite.Findings.Select(finding => finding.Test?.Shift).OfType<PairedShift>().Select(shift => shift.Spread()).OfType<double>()];
        double? spread = spreads.Length == 0 ? null : Quantiles.Median(spreads);
        return spread is null && request.MachineNoise is null ? null : new ReportNoise
        {
            Machine = request.MachineNoise,
            PairSpread = spread,
            Detectable = spread is { } known && DetectableAt(known, suite, request) is var detectable && double.IsFinite(detectable) ? detectable : null,
        };
    }

    /// <summary>As <see cref="MinimumDetectableEffect"/> has it, with as many pairs as there may be. Where pairs have a spread, there is a test.</summary>
    private static double DetectableAt(double spread, SuiteComparison suite, JudgeRequest request)
    {
        var plan = suite.Plan.Change;
        var level = plan.Weights[^1] * request.Rules.Compare.FalseAlarms / suite.FamilySize;
        return Math.Exp(MinimumDetectableEffect.OfSpread(spread, plan.Pairs[^1], level) + Math.Log(1 + request.Rules.Compare.NoiseFloor)) - 1;
    }
}
