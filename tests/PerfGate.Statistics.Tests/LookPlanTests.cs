namespace PerfGate.Statistics.Tests;

public sealed class LookPlanTests
{
    [Theory]
    [InlineData(12, 0.01, 40, 4, new[] { 12, 18, 27, 40 })]
    [InlineData(200, 0.01, 60, 4, new[] { 17, 26, 39, 60 })]
    [InlineData(12, 0.01, 16, 2, new[] { 12, 16 })]
    [InlineData(1, 0.01, 16, 2, new[] { 8, 16 })]
    [InlineData(655, 0.01, 16, 2, new[] { 16 })]
    [InlineData(1_000_000, 0.01, 16, 2, new[] { 16 })]
    public void The_first_look_is_the_first_that_can_reject_and_the_last_the_most(int family, double level, int most, int looks, int[] expected)
    {
        var plan = LookPlan.Create(family, level, most, looks);

        Assert.Equal(expected, plan.Pairs);
        Assert.Equal(1, plan.Weights.Sum(), 12);
    }

    [Fact]
    public void Earlier_looks_take_their_part()
    {
        var plan = LookPlan.Of([12, 16], [0.5, 0.5]).Preceded([7, 10, 12], 0.4);

        Assert.Equal([7, 10, 12, 16], plan.Pairs);
        Assert.Equal([0.2, 0.2, 0.3, 0.3], plan.Weights.Select(weight => Math.Round(weight, 12)));
    }

    [Fact]
    public void Nothing_is_seen_before_the_first_look_and_nothing_after_the_last()
    {
        var plan = LookPlan.Of([4, 6], [0.5, 0.5]);
        double[] clear = [1, 2, 3, 4, 5, 6];
        double[] turned = [.. clear, -100, -200, -300];

        Assert.Equal(1, plan.PValueGreater(new PairedDifferences(clear[..3]), 0, isLast: false));
        Assert.Equal(2 * Math.Pow(2, -4), plan.PValueGreater(new PairedDifferences(clear[..5]), 0, isLast: false));
        Assert.Equal(2 * Math.Pow(2, -6), plan.PValueGreater(new PairedDifferences(clear), 0, isLast: false));
        Assert.Equal(2 * Math.Pow(2, -6), plan.PValueGreater(new PairedDifferences(turned), 0, isLast: true));
    }

    [Fact]
    public void A_run_that_was_cut_takes_the_next_look_where_it_stands()
    {
        var plan = LookPlan.Of([4, 8], [0.5, 0.5]);
        double[] clear = [1, 2, 3, 4, 5];

        Assert.Equal(2 * Math.Pow(2, -4), plan.PValueGreater(new PairedDifferences(clear), 0, isLast: false));
        Assert.Equal(2 * Math.Pow(2, -5), plan.PValueGreater(new PairedDifferences(clear), 0, isLast: true));
        Assert.Equal(2 * Math.Pow(2, -3), plan.PValueGreater(new PairedDifferences(clear[..3]), 0, isLast: true));
    }

    [Fact]
    public void The_other_direction_is_the_mirror()
    {
        var plan = LookPlan.Create(3, 0.05, 20, 3);
        double[] differences = [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i * 7) + 0.4)];
        double[] mirrored = [.. differences.Select(difference => -difference)];

        Assert.Equal(
            plan.PValueGreater(new PairedDifferences(differences), 0.1, isLast: true), plan.PValueLess(new PairedDifferences(mirrored), -0.1, isLast: true), 12);
    }

    [Fact]
    public void Plans_that_spend_too_much_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LookPlan.Of([4, 8], [0.5, 0.6]));
        Assert.Throws<ArgumentException>(() => LookPlan.Of([8, 4], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => LookPlan.Of([4], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => LookPlan.Of([], []));
    }

    [Theory]
    [InlineData(1, new[] { 1.0 })]
    [InlineData(2, new[] { 0.5, 0.5 })]
    [InlineData(3, new[] { 0.4, 0.3, 0.3 })]
    [InlineData(4, new[] { 0.3, 0.3, 0.2, 0.2 })]
    public void The_early_looks_may_spend_a_little_more(int looks, double[] weights) =>
        Assert.Equal(weights, LookPlan.Create(12, 0.01, 40, looks).Weights);

    /// <summary>200 tests at 1 %: 16 pairs reject with two fifths or a half of the level, 17 with three tenths.</summary>
    [Theory]
    [InlineData(4, 20, new[] { 17, 18, 19, 20 })]
    [InlineData(4, 19, new[] { 16, 17, 19 })]
    [InlineData(3, 18, new[] { 16, 17, 18 })]
    [InlineData(3, 17, new[] { 16, 17 })]
    [InlineData(2, 17, new[] { 16, 17 })]
    [InlineData(2, 16, new[] { 16 })]
    public void Where_little_lies_between_each_look_is_a_pair_later(int looks, int most, int[] expected) =>
        Assert.Equal(expected, LookPlan.Create(200, 0.01, most, looks).Pairs);

    /// <summary>Of whatever size the suite, and however few pairs there are: each look comes after the one before, and the last at the most pairs.</summary>
    [Fact]
    public void Looks_always_ascend_to_the_most_pairs()
    {
        foreach (var family in (int[])[1, 3, 50, 1_000, 1_000_000])
        {
            for (var most = 1; most <= 120; most++)
            {
                for (var looks = 1; looks <= 4; looks++)
                {
                    var pairs = LookPlan.Create(family, 0.01, most, looks).Pairs;

                    Assert.Equal(most, pairs[^1]);
                    Assert.Equal(pairs.Distinct().Order(), pairs);
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(4, 0.5)]
    [InlineData(5, 0.3)]
    [InlineData(8, 0.3)]
    [InlineData(9, 0.2)]
    [InlineData(12, 0.2)]
    [InlineData(100, 0.2)]
    public void What_is_read_once_spends_the_part_of_the_look_that_it_stands_at(int pairs, double part) =>
        Assert.Equal(part, LookPlan.Of([4, 8, 12], [0.5, 0.3, 0.2]).PartAt(pairs));

    [Fact]
    public void A_plan_without_earlier_looks_stays_as_it_is()
    {
        var plan = LookPlan.Of([4, 8], [0.5, 0.5]);

        Assert.Same(plan, plan.Preceded([4, 9], 0.4));
    }

    [Fact]
    public void A_look_that_nobody_took_spends_nothing()
    {
        var plan = LookPlan.Of([4, 8, 16], [0.25, 0.25, 0.5]);
        double[] clear = [1, 2, 3, 4, 5, 6, 7, 8];

        // Eight pairs are the second look, whole; the third, which may spend more, has not begun and would need a ninth.
        Assert.Equal(4 * Math.Pow(2, -8), plan.PValueGreater(new PairedDifferences(clear), 0, isLast: true));
        Assert.Equal(1, plan.PValueGreater(new PairedDifferences([]), 0, isLast: true));
    }
}
