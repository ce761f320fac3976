using PerfGate.Load.Conducting;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Conducting;

public sealed class StagePlacesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>Up in 30 s, 60 s at the top, down at once.</summary>
    private static readonly LoadStage[] Stages =
    [
        new(50, 200, TimeSpan.FromSeconds(30)), LoadStage.Constant(200, TimeSpan.FromSeconds(60)), LoadStage.Constant(80, TimeSpan.FromSeconds(10)),
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(40)]
    public void HoweverManyPairsTheyAskForWhatTheWholeAsksFor(int pairs)
    {
        var counts = Enumerable.Range(1, pairs).Select(pair => Requests(StagePlaces.Of(Stages, Window, pair))).ToList();

        Assert.Equal(SteadyLoad.RateOf(new LoadShape { Stages = Stages }), counts.Average() / Window.TotalSeconds, 10.0);
        Assert.True(counts.Max() > 1.5 * counts.Min());
    }

    [Fact]
    public void AWindowIsAsLongAsItShouldBeAndCutWhereStagesMeet()
    {
        var windows = Enumerable.Range(1, 200).Select(pair => StagePlaces.Of(Stages, Window, pair)).ToList();

        Assert.All(windows, window => Assert.Equal(Window.TotalSeconds, window.Sum(stage => stage.Time.TotalSeconds), 1e-6));
        Assert.Contains(windows, window => window is [{ From: 200, To: 200 }, { From: 80, To: 80 }]);
        Assert.Contains(windows, window => window is [{ From: > 50 and < 200, To: 200 }, { From: 200, To: 200 }]);
        Assert.All(windows.Where(window => window is [{ To: < 200 and > 80 }]), window => Assert.Equal(10, window[0].To - window[0].From, 1e-3));
    }

    [Fact]
    public void OneRateStaysAndWhatIsShorterThanAWindowBecomesItsMean()
    {
        Assert.Equal([LoadStage.Constant(90, Window)], StagePlaces.Of([LoadStage.Constant(90, TimeSpan.FromSeconds(1))], Window, 3));
        Assert.Equal([LoadStage.Constant(75, Window)], StagePlaces.Of([new(50, 100, TimeSpan.FromSeconds(1))], Window, 3));
        Assert.Equal(
            [true, false, null],
            new[] { Stages, [new(50, 100, TimeSpan.FromSeconds(1))], [LoadStage.Constant(90, TimeSpan.FromSeconds(60))] }
                .Select(stages => StagePlaces.AreTaken(stages, Window)));
    }

    private static double Requests(IReadOnlyList<LoadStage> stages) => stages.Sum(stage => (stage.From + stage.To) / 2 * stage.Time.TotalSeconds);
}
