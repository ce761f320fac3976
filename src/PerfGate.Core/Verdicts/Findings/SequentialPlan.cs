using PerfGate.Core.Rules;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Findings;

/// <summary>At how many pairs a benchmark may be decided; fixed before anything is measured.</summary>
/// <param name="Change">Looks at which a slowdown or an improvement may be proved.</param>
/// <param name="Small">Looks at which a slowdown of <c>detect</c> may be ruled out: earlier ones too, for that takes fewer pairs.</param>
public sealed record SequentialPlan(LookPlan Change, LookPlan Small)
{
    /// <summary>The first at which 2^-n is below the part of <see cref="SuiteSettlement.UnchangedLevel"/> that a look may spend, and one more.</summary>
    private static int[] EarlyLooks => [7, 10];

    private const double EarlyPart = 0.4;

    /// <param name="familySize">Tests expected in the suite; at least 1 counts.</param>
    /// <param name="falseAlarms">Chance that an unchanged suite shows a regression; 0 to 1.</param>
    /// <param name="profile">How much a benchmark may cost.</param>
    public static SequentialPlan Create(int familySize, double falseAlarms, Profile profile) =>
        From(LookPlan.Create(Math.Max(familySize, 1), falseAlarms, profile.MostPairs(), profile.MostLooks()));

    /// <summary>One look at a number of pairs that nothing made depend on their values.</summary>
    public static SequentialPlan Fixed(int pairs) => new(LookPlan.Of([pairs], [1]), LookPlan.Of([pairs], [1]));

    public int MostPairs => Change.Pairs[^1];

    /// <summary>The first look at which anything can be settled.</summary>
    public int FirstLook => Small.Pairs[0];

    /// <summary>Pairs at the next look after so many; null after the last.</summary>
    public int? NextLook(int pairs)
    {
        foreach (var look in Small.Pairs)
        {
            if (look > pairs)
            {
                return look;
            }
        }

        return null;
    }

    private static SequentialPlan From(LookPlan change) => new(change, change.Preceded(EarlyLooks, EarlyPart));
}
