using PerfGate.Core.Verdicts.Findings;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>One value of now against those of earlier runs in the same environment: a prediction from how far runs differ.</summary>
/// <remarks>It takes the spread between runs to be normal, which the pairs of a run measured side by side need not be.</remarks>
/// <param name="history">Values of earlier runs, on the scale of the comparison, turned so that more is worse.</param>
/// <param name="now">The value of this run, likewise.</param>
internal sealed class PredictedShift(double[] history, double now) : IShift
{
    /// <summary>Runs before a prediction is worth anything.</summary>
    public const int LeastHistory = 10;

    private const double Power = 0.9;

    public double Estimate() => now - history.Average();

    public Interval Interval(double confidence)
    {
        var margin = Prediction.Margin(history, confidence);
        return new Interval(Estimate() - margin, Estimate() + margin);
    }

    public double PValueGreater(double shift, LookPlan plan) => Prediction.PValueGreater(history, now, shift);

    public double PValueLess(double shift, LookPlan plan) => Prediction.PValueLess(history, now, shift);

    public double DetectableAt(double level) => Prediction.MarginOfTail(history, level) + Prediction.MarginOfTail(history, 1 - Power);
}
