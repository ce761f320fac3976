using PerfGate.Core.Verdicts.Findings;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>One difference per pair of launches: the exact signed-rank test.</summary>
/// <param name="differences">In the order in which the pairs were measured.</param>
/// <param name="isLast">Whether no more pairs will come.</param>
internal sealed class PairedShift(double[] differences, bool isLast) : IShift
{
    /// <summary>Null where fewer than three pairs tell nothing.</summary>
    public double? Spread() => differences.Length < 3 ? null : RobustSpread.Of(differences);

    public double Estimate() => SignedRank.HodgesLehmann(differences);

    public Interval Interval(double confidence) => SignedRank.ConfidenceInterval(differences, confidence);

    public double PValueGreater(double shift, LookPlan plan) => plan.PValueGreater(differences, shift, isLast);

    public double PValueLess(double shift, LookPlan plan) => plan.PValueLess(differences, shift, isLast);

    public double DetectableAt(double level) => MinimumDetectableEffect.Of(differences, level);
}
