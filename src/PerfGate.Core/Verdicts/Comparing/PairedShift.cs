using PerfGate.Core.Verdicts.Findings;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>One difference per pair of launches: the exact sign-flip test, with ranks as scores or, where launches have several speeds, with others too.</summary>
/// <param name="differences">In the order in which the pairs were measured.</param>
/// <param name="isLast">Whether no more pairs will come.</param>
internal sealed class PairedShift(double[] differences, bool isLast) : IShift
{
    private readonly PairedDifferences _differences = new(differences);

    private SignFlip Whole => _differences.First(_differences.Count);

    /// <summary>Null where fewer than three pairs tell nothing.</summary>
    public double? Spread() => differences.Length < 3 ? null : RobustSpread.Of(differences);

    public double Estimate() => Whole.Estimate();

    public Interval Interval(double confidence) => Whole.ConfidenceInterval(confidence);

    public double PValueGreater(double shift, LookPlan plan) => plan.PValueGreater(_differences, shift, isLast);

    public double PValueLess(double shift, LookPlan plan) => plan.PValueLess(_differences, shift, isLast);

    public double DetectableAt(double level) => MinimumDetectableEffect.Of(differences, level);
}
