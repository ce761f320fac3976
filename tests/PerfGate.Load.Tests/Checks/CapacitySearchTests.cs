using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

public sealed class CapacitySearchTests
{
    private static readonly CapacityFinding Broken = new(CapacityCause.Budget, "p99 of 'read' 120 ms, budget 100 ms");

    [Theory]
    [InlineData(100, 6400, 1234, 0.05)]
    [InlineData(100, 6400, 100, 0.05)]
    [InlineData(10, 100_000, 54_321, 0.01)]
    [InlineData(7, 7000, 6999, 0.02)]
    public void FindsTheCapacityWithinItsPrecision(double from, double to, double capacity, double precision)
    {
        var search = Drive(new CapacityPlan(from, to) { Precision = precision }, rate => rate <= capacity);

        Assert.InRange(search.Held!.Value, capacity * (1 - precision), capacity);
        Assert.True(search.Broke is null || search.Broke > capacity);
    }

    [Fact]
    public void EveryRateIsAskedTwice()
    {
        List<double> asked = [];
        Drive(new CapacityPlan(100, 3200), rate =>
        {
            asked.Add(rate);
            return rate <= 1000;
        });

        Assert.All(asked.CountBy(rate => rate), rate => Assert.Equal(2, rate.Value));
    }

    [Fact]
    public void OneSpoiledWindowInFiveDoesNotMoveTheAnswerFar()
    {
        var random = new Random(4);
        var near = 0;
        const int Searches = 200;
        for (var i = 0; i < Searches; i++)
        {
            var search = Drive(new CapacityPlan(100, 6400), rate => rate <= 1000 && random.NextDouble() > 0.05);
            near += search.Held > 900 ? 1 : 0;
        }

        // A rate is lost only when two of three windows are spoiled: 0.7 % of the ten rates or so that a search settles.
        Assert.True(near > Searches * 0.85, $"{near} of {Searches}");
    }

    [Fact]
    public void ADisagreementIsDecidedByAThirdWindow()
    {
        var search = CapacitySearch.Begin(new CapacityPlan(100, 1000)).Told(Broken).Told(CapacityFinding.Held);
        Assert.Equal(100, search.Next);
        Assert.Null(search.Held);

        Assert.Equal(100, search.Told(CapacityFinding.Held).Held);
        Assert.Equal(100, search.Told(Broken).Broke);
        Assert.Null(search.Told(Broken).Next);
    }

    [Fact]
    public void TheHighestThatIsTriedIsNotCalledTheCapacity()
    {
        var search = Drive(new CapacityPlan(100, 300), _ => true);

        Assert.Equal(300, search.Held);
        Assert.Null(search.Broke);
        Assert.Equal("300/s, the highest that was to be tried, held: the service's capacity lies beyond", CapacityWords.Of(search));
    }

    [Fact]
    public void TheGeneratorsEndIsNeverTheServices()
    {
        var late = new CapacityFinding(CapacityCause.Generator, "the generator handed requests on late, p99 9 ms");
        var search = CapacitySearch.Begin(new CapacityPlan(100, 1000) { Precision = 0.6 })
            .Told(CapacityFinding.Held).Told(CapacityFinding.Held).Told(late).Told(late);

        Assert.Equal(
            "at least 100/s: at 200/s the generator handed requests on late, p99 9 ms, so that what lies beyond is the generator's end and not the service's; "
            + "send from more machines, or use 'engine: raw'",
            CapacityWords.Of(search));
    }

    [Fact]
    public void ASearchThatFoundNothingSaysWhy()
    {
        Assert.Equal(
            "no rate held: at 100/s already p99 of 'read' 120 ms, budget 100 ms; lower 'capacity: from'",
            CapacityWords.Of(Drive(new CapacityPlan(100, 1000), _ => false)));
        Assert.Equal("cut short before any rate was settled", CapacityWords.Of(CapacitySearch.Begin(new CapacityPlan(100, 1000)).Told(Broken)));
    }

    [Theory]
    [InlineData(0, 10, 0.05)]
    [InlineData(20, 10, 0.05)]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, 1)]
    public void APlanThatCannotEndIsRefused(double from, double to, double precision) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CapacitySearch.Begin(new CapacityPlan(from, to) { Precision = precision }));

    private static CapacitySearch Drive(CapacityPlan plan, Func<double, bool> holds)
    {
        var search = CapacitySearch.Begin(plan);
        while (search.Next is { } rate)
        {
            search = search.Told(holds(rate) ? CapacityFinding.Held : Broken);
            Assert.True(search.Windows < 200, "the search does not end");
        }

        return search;
    }
}
