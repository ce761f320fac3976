using PerfGate.Core.Verdicts.Findings;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>Values of launches that were not measured side by side: the Mann–Whitney test, once over all that there are.</summary>
/// <param name="better">The sample that is the smaller one when there is a worsening: base where lower is better.</param>
/// <param name="worse">The other sample.</param>
internal sealed class UnpairedShift(double[] better, double[] worse) : IShift
{
    private const double Power = 0.9;

    public double Estimate() => MannWhitney.Shift(better, worse);

    public Interval Interval(double confidence) => MannWhitney.ConfidenceInterval(better, worse, confidence);

    public double PValueGreater(double shift, LookPlan plan) => MannWhitney.PValueGreater(Moved(shift), worse);

    public double PValueLess(double shift, LookPlan plan) => MannWhitney.PValueLess(Moved(shift), worse);

    /// <remarks>
    /// (z_{1-level} + z_{power}) · SE, with each product read off as half the width of the rank interval with that tail: no
    /// normal noise is assumed, and an interval without bounds says that no shift could pass the level.
    /// </remarks>
    public double DetectableAt(double level) => HalfWidth(level) + HalfWidth(1 - Power);

    private double HalfWidth(double tail)
    {
        // A level that is rounded away is out of reach of any sample; at one half, no shift is too small.
        var confidence = 1 - (2 * tail);
        if (confidence is >= 1 or <= 0)
        {
            return confidence >= 1 ? double.PositiveInfinity : 0;
        }

        var interval = MannWhitney.ConfidenceInterval(better, worse, confidence);
        return (interval.High - interval.Low) / 2;
    }

    private double[] Moved(double shift) => Array.ConvertAll(better, value => value + shift);
}
