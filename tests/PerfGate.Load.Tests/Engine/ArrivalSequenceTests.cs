using PerfGate.Load.Arrivals;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Engine;

public sealed class ArrivalSequenceTests
{
    [Fact]
    public void Constant_arrivals_are_evenly_spaced_from_the_start()
    {
        var due = All([LoadStage.Constant(200, TimeSpan.FromSeconds(3))]);

        Assert.Equal(600, due.Count);
        Assert.All(due.Select((time, i) => Math.Abs(time - (i / 200.0))), error => Assert.True(error < 1e-9));
    }

    [Fact]
    public void A_ramp_sends_the_integral_of_its_rate()
    {
        var due = All([new LoadStage(10, 110, TimeSpan.FromSeconds(10))]);

        // The integral of 10 + 10 t is 10 t + 5 t².
        Assert.Equal(600, due.Count);
        Assert.All(due.Select((time, i) => Math.Abs((10 * time) + (5 * time * time) - i)), error => Assert.True(error < 1e-6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Poisson_arrivals_have_exponential_gaps_of_the_rate(ulong seed)
    {
        var due = All([LoadStage.Constant(1000, TimeSpan.FromSeconds(50))], ArrivalPattern.Poisson, seed);
        var gaps = due.Zip(due.Skip(1), (first, second) => second - first).ToList();

        // 50,000 arrivals: the count's standard deviation is 224, and an exponential's deviation is its mean.
        Assert.InRange(due.Count, 50_000 - 1120, 50_000 + 1120);
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));
        Assert.InRange(deviation / mean, 0.97, 1.03);
    }

    [Fact]
    public void A_seed_decides_all_and_another_seed_another()
    {
        LoadStage[] stages = [new LoadStage(50, 500, TimeSpan.FromSeconds(2)), LoadStage.Constant(500, TimeSpan.FromSeconds(1))];

        Assert.Equal(All(stages, ArrivalPattern.Poisson, 5), All(stages, ArrivalPattern.Poisson, 5));
        Assert.NotEqual(All(stages, ArrivalPattern.Poisson, 5), All(stages, ArrivalPattern.Poisson, 6));
    }

    [Fact]
    public void Generators_together_send_each_constant_arrival_once()
    {
        LoadStage[] stages = [new LoadStage(50, 500, TimeSpan.FromSeconds(2)), LoadStage.Constant(500, TimeSpan.FromSeconds(1))];
        var parts = Enumerable.Range(0, 3).SelectMany(part => All(stages, part: part, parts: 3));

        Assert.Equal(All(stages), parts.Order());
    }

    [Fact]
    public void Poisson_parts_add_up_to_the_rate()
    {
        var counts = Enumerable.Range(0, 4)
            .Sum(part => All([LoadStage.Constant(1000, TimeSpan.FromSeconds(20))], ArrivalPattern.Poisson, 3, part, 4).Count);

        Assert.InRange(counts, 20_000 - 710, 20_000 + 710);
    }

    private static List<double> All(LoadStage[] stages, ArrivalPattern pattern = ArrivalPattern.Constant, ulong seed = 1, int part = 0, int parts = 1)
    {
        var sequence = new ArrivalSequence(stages, pattern, seed, part, parts);
        var due = new List<double>();
        while (sequence.TryNext(out var time))
        {
            due.Add(time);
        }

        return due;
    }
}
