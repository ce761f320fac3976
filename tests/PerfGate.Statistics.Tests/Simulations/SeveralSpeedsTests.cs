namespace PerfGate.Statistics.Tests.Simulations;

/// <summary>The test that decides, simulated on launches that settle into one of several speeds.</summary>
public sealed class SeveralSpeedsTests
{
    private const double Floor = 0.005;
    private const double Detect = 0.03;

    /// <summary>A suite of fourteen, with the rate of false alarms and the looks of the profile <c>default</c>.</summary>
    private const double Level = 0.01 / 14;

    private static LookPlan Plan => LookPlan.Create(14, 0.01, 40, 4);

    [Theory]
    [InlineData(Speeds.One)]
    [InlineData(Speeds.HeavyTail)]
    [InlineData(Speeds.TwoEven)]
    [InlineData(Speeds.TwoUneven)]
    [InlineData(Speeds.TwoRare)]
    [InlineData(Speeds.TwoNear)]
    [InlineData(Speeds.Three)]
    public void The_same_code_is_called_slower_no_more_often_than_the_level(Speeds speeds)
    {
        const int Trials = 1_000;
        const double Rate = 0.01;
        var noise = new Noise(600 + (int)speeds);
        var alarms = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            alarms += SignFlip.Of(noise.Sample(19, () => Pair(noise, speeds))).PValueGreater(0) <= Rate ? 1 : 0;
        }

        Assert.InRange(alarms, 1, (Trials * Rate) + (4 * Math.Sqrt(Trials * Rate)));
    }

    [Theory]
    [InlineData(Speeds.TwoUneven, 0.45, 0.9)]
    [InlineData(Speeds.TwoRare, 0.85, 0.9)]
    [InlineData(Speeds.One, 1, 0.95)]
    public void Three_percent_is_found_where_ranks_alone_miss_it(Speeds speeds, double ranksAtMost, double found)
    {
        const int Trials = 150;
        var noise = new Noise(620 + (int)speeds);
        var (byRanks, bySignFlip) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var differences = noise.Sample(40, () => Math.Log(1.03) + Pair(noise, speeds));
            byRanks += RanksFind(differences) ? 1 : 0;
            bySignFlip += Plan.PValueGreater(new PairedDifferences(differences), Floor, isLast: true) <= Level ? 1 : 0;
        }

        Assert.True(byRanks <= ranksAtMost * Trials, $"ranks: {byRanks} of {Trials}");
        Assert.True(bySignFlip >= found * Trials, $"{bySignFlip} of {Trials}");
    }

    [Theory]
    [InlineData(0.1, 0.5)]
    [InlineData(0.5, 0.9)]
    [InlineData(0, 0.5)]
    public void A_change_of_how_often_a_launch_is_fast_is_not_called_unchanged(double slowBefore, double slowAfter)
    {
        const int Trials = 60;
        var noise = new Noise(640 + (int)(10 * slowAfter));
        var small = Plan.Preceded([7, 10], 0.4);
        var (unchanged, found, foundByRanks) = (0, 0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            // And 2 % slower in both speeds, which is less than is looked for.
            var differences = noise.Sample(40, () => Math.Log(1.02) + Launch(noise, slowAfter) - Launch(noise, slowBefore));
            unchanged += small.PValueLess(new PairedDifferences(differences), Math.Log(1 + Detect), isLast: true) <= 0.05 ? 1 : 0;
            found += Plan.PValueGreater(new PairedDifferences(differences), Floor, isLast: true) <= Level ? 1 : 0;
            foundByRanks += RanksFind(differences) ? 1 : 0;
        }

        Assert.True(unchanged <= 0.05 * Trials, $"unchanged: {unchanged} of {Trials}");
        Assert.True(found >= 0.95 * foundByRanks, $"found: {found}, by ranks alone {foundByRanks}");
        Assert.True(found >= 0.9 * Trials, $"found: {found} of {Trials}");
    }

    [Theory]
    [InlineData(Speeds.TwoEven)]
    [InlineData(Speeds.TwoUneven)]
    [InlineData(Speeds.TwoRare)]
    [InlineData(Speeds.TwoNear)]
    [InlineData(Speeds.Three)]
    public void The_interval_covers_the_centre_as_often_as_it_says_and_agrees_with_the_test(Speeds speeds)
    {
        const int Trials = 100;
        var noise = new Noise(660 + (int)speeds);
        var (covered, outside, contradictions) = (0, 0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var test = SignFlip.Of(noise.Sample(28, () => Detect + Pair(noise, speeds)));
            var interval = test.ConfidenceInterval(0.95);
            covered += interval.Contains(Detect) ? 1 : 0;
            outside += interval.Contains(test.Estimate()) ? 0 : 1;

            // At the level of a verdict: the gate's is a fraction of the interval's.
            contradictions += test.PValueGreater(Floor) <= Level && interval.Low <= Floor ? 1 : 0;
            contradictions += test.PValueLess(2 * Detect) <= Level && interval.High >= 2 * Detect ? 1 : 0;
        }

        Assert.True(covered >= (0.95 * Trials) - (4 * Math.Sqrt(0.95 * 0.05 * Trials)), $"{covered} of {Trials}");
        Assert.Equal(0, outside);
        Assert.Equal(0, contradictions);
    }

    public enum Speeds
    {
        One,
        HeavyTail,
        TwoEven,
        TwoUneven,
        TwoRare,
        TwoNear,
        Three,
    }

    /// <summary>ln(head / base) of the same code.</summary>
    private static double Pair(Noise noise, Speeds speeds) => speeds switch
    {
        Speeds.One => 0.02 * noise.Normal(),
        Speeds.HeavyTail => 0.01 * noise.HeavyTailed(),
        Speeds.TwoEven => Launch(noise, 0.5) - Launch(noise, 0.5),
        Speeds.TwoUneven => Launch(noise, 0.2) - Launch(noise, 0.2),
        Speeds.TwoRare => Launch(noise, 0.1) - Launch(noise, 0.1),
        Speeds.TwoNear => Launch(noise, 0.5, 0.06) - Launch(noise, 0.5, 0.06),
        _ => Launch(noise, 0.3, 0.25) - Launch(noise, 0.3, 0.25) + Launch(noise, 0.4, 0.08) - Launch(noise, 0.4, 0.08),
    };

    /// <summary>A launch that is slow with a probability, by a fifth.</summary>
    private static double Launch(Noise noise, double slow, double by = 0.2) => (noise.Uniform() < slow ? by : 0) + (0.005 * noise.Normal());

    private static bool RanksFind(double[] differences) =>
        Plan.Pairs.Zip(Plan.Weights).Any(look => SignedRank.PValueGreater(differences.AsSpan(0, look.First), Floor) <= Level * look.Second);
}
