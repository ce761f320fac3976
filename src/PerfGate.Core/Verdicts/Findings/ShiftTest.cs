namespace PerfGate.Core.Verdicts.Findings;

/// <summary>The one-sided tests of one metric; each p-value is over all looks, and before the correction over the suite.</summary>
/// <param name="Shift">The evidence itself.</param>
/// <param name="Scale">The scale of <paramref name="Shift"/>.</param>
/// <param name="Worse">For "the worsening is greater than the noise floor".</param>
/// <param name="Improved">The mirror test, for "the improvement is greater than the noise floor".</param>
/// <param name="Small">For "the worsening is smaller than <c>detect</c>".</param>
/// <param name="SmallImprovement">For "the improvement is smaller than <c>detect</c>".</param>
internal sealed record ShiftTest(
    IShift Shift, ShiftScale Scale, double Worse, double Improved, double Small, double SmallImprovement)
{
    /// <param name="shift">The evidence itself.</param>
    /// <param name="scale">The scale of <paramref name="shift"/>.</param>
    /// <param name="noiseFloor">As a fraction of the base.</param>
    /// <param name="detect">As a fraction of the base.</param>
    /// <param name="plan">When the tests may be read.</param>
    public static ShiftTest Of(IShift shift, ShiftScale scale, double noiseFloor, double detect, SequentialPlan plan)
    {
        var (floor, limit) = (scale.OfFraction(noiseFloor), scale.OfFraction(detect));
        return new ShiftTest(
            shift,
            scale,
            shift.PValueGreater(floor, plan.Change),
            shift.PValueLess(-floor, plan.Change),
            shift.PValueLess(limit, plan.Small),
            shift.PValueGreater(-limit, plan.Small));
    }

    /// <summary>
    /// The smallest worsening, as a fraction, that this evidence could have proved beyond the noise floor at a level.
    /// Positive infinity when no change of any size could.
    /// </summary>
    public double DetectableAt(double level, double noiseFloor) =>
        Scale.ToFraction(Shift.DetectableAt(level) + Scale.OfFraction(noiseFloor));
}
