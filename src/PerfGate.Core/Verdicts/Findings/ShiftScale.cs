using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Findings;

/// <summary>The scale on which two sides were compared, and the way back from a shift on it to ratios and growth.</summary>
/// <remarks>
/// Logarithms, so that a shift is a ratio; differences in the metric's own unit where a value of 0 or below has no logarithm.
/// </remarks>
/// <param name="Logarithmic">False: plain differences.</param>
/// <param name="Better">The metric's direction; shifts count worsening.</param>
/// <param name="BaseMedian">Median of base's launches, in the metric's unit.</param>
internal sealed record ShiftScale(bool Logarithmic, Better Better, double BaseMedian)
{
    /// <summary>The shift that stands for a worsening by a fraction of the base.</summary>
    public double OfFraction(double fraction) =>
        Logarithmic ? Math.Log(1 + fraction) : fraction * Math.Abs(BaseMedian);

    /// <summary>The worsening, as a fraction of the base, that a shift stands for; infinite on a base of 0.</summary>
    public double ToFraction(double shift) =>
        Logarithmic ? Math.Exp(shift) - 1
        : BaseMedian != 0 ? shift / Math.Abs(BaseMedian)
        : shift > 0 ? double.PositiveInfinity : 0;

    /// <summary>head / base; null when base is 0 or below.</summary>
    public double? Ratio(double worsening)
    {
        var towardsHead = Better == Better.Lower ? worsening : -worsening;
        return Logarithmic ? Math.Exp(towardsHead)
            : BaseMedian > 0 ? 1 + (towardsHead / BaseMedian)
            : null;
    }

    /// <summary>The interval of head / base; null where an end is open or base is 0 or below.</summary>
    public Interval? Ratio(Interval worsening)
    {
        if (!double.IsFinite(worsening.Low) || !double.IsFinite(worsening.High))
        {
            return null;
        }

        return Ratio(worsening.Low) is { } one && Ratio(worsening.High) is { } other
            ? new Interval(Math.Min(one, other), Math.Max(one, other))
            : null;
    }

    public Growth Growth(double worsening)
    {
        if (!Logarithmic)
        {
            return GrowthOf(BaseMedian, BaseMedian + (Better == Better.Lower ? worsening : -worsening), Better);
        }

        var change = Math.Exp(Better == Better.Lower ? worsening : -worsening) - 1;
        return new Growth(Math.Exp(worsening) - 1, BaseMedian * (Better == Better.Lower ? change : -change));
    }

    /// <summary>The growth between two values in the metric's unit.</summary>
    public static Growth GrowthOf(double baseValue, double headValue, Better better)
    {
        var (before, after) = better == Better.Lower ? (baseValue, headValue) : (headValue, baseValue);
        var absolute = after - before;
        return new Growth(
            absolute == 0 ? 0 : before > 0 ? absolute / before : Math.CopySign(double.PositiveInfinity, absolute),
            absolute);
    }
}
