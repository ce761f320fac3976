using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Histograms;

/// <summary>How a load is split.</summary>
public class LoadShardTests
{
    [Theory]
    [InlineData(100, 3)]
    [InlineData(7, 8)]
    [InlineData(0, 2)]
    public void The_parts_add_up_to_the_whole(int all, int machines)
    {
        var parts = Shards(machines).Select(shard => shard.PartOf(all)).ToList();
        Assert.Equal(all, parts.Sum());
        Assert.InRange(parts.Max() - parts.Min(), 0, 1);
    }

    [Fact]
    public void Seeds_are_the_machines_own_and_the_first_is_that_of_one_machine()
    {
        Assert.Equal(5, Shards(5).Select(shard => shard.SeedOf(42)).Distinct().Count());
        Assert.Equal(42UL, LoadShard.Whole.SeedOf(42));
        Assert.Equal(42UL, new LoadShard(1, 5).SeedOf(42));
    }

    [Fact]
    public void The_wait_ends_at_the_agreed_time()
    {
        var now = DateTimeOffset.UnixEpoch;
        Assert.Equal(TimeSpan.FromSeconds(5), new LoadShard(1, 2) { StartAt = now.AddSeconds(5) }.WaitFrom(now));
        Assert.True(new LoadShard(1, 2) { StartAt = now.AddSeconds(-5) }.WaitFrom(now) < TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, new LoadShard(1, 2).WaitFrom(now));
    }

    private static IEnumerable<LoadShard> Shards(int machines) => Enumerable.Range(1, machines).Select(i => new LoadShard(i, machines));
}
