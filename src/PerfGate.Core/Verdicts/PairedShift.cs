using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>One difference per pair of launches: the exact signed-rank test.</summary>
internal sealed class PairedShift(double[] differences) : IShift
{
    public double Estimate() => SignedRank.HodgesLehmann(differences);

    public Interval Interval(double confidence) => SignedRank.ConfidenceInterval(differences, confidence);

    public double PValueGreater(double shift) => SignedRank.PValueGreater(differences, shift);

    public double PValueLess(double shift) => SignedRank.PValueLess(differences, shift);

    public double DetectableAt(double level) => MinimumDetectableEffect.Of(differences, level);
}
