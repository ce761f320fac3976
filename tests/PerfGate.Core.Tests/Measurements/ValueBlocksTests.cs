using PerfGate.Core.Measurements;

namespace PerfGate.Core.Tests.Measurements;

public sealed class ValueBlocksTests
{
    [Fact]
    public void Few_values_stay_as_they_are()
    {
        double[] values = [.. Enumerable.Range(1, 16).Select(i => (double)i)];

        Assert.Same(values, ValueBlocks.Of(values));
    }

    [Fact]
    public void Blocks_are_adjacent_and_of_equal_size()
    {
        double[] values = [.. Enumerable.Range(0, 48).Select(i => (double)i)];

        Assert.Equal(Enumerable.Range(0, 16).Select(block => (3d * block) + 1), ValueBlocks.Of(values));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(1000)]
    public void Sixteen_remain_and_no_value_is_left_out(int count)
    {
        // A straight line: the mean of block medians, weighted by size, is the mean of the line only if every value is in one block.
        double[] values = [.. Enumerable.Range(0, count).Select(i => (double)i)];

        var medians = ValueBlocks.Of(values);

        Assert.Equal(16, medians.Count);
        Assert.Equal(medians.Order(), medians);
        var sizes = Enumerable.Range(0, 16).Select(block => (count * (block + 1) / 16) - (count * block / 16)).ToArray();
        Assert.Equal(values.Sum(), medians.Zip(sizes, (median, size) => median * size).Sum(), 6);
    }

    [Fact]
    public void One_outlier_does_not_reach_the_median_of_its_block()
    {
        double[] values = [.. Enumerable.Repeat(10d, 48)];
        values[7] = 1_000_000;

        Assert.All(ValueBlocks.Of(values), median => Assert.Equal(10, median));
    }

    [Fact]
    public void A_block_of_even_size_gives_the_mean_of_its_middle_values()
    {
        double[] values = [.. Enumerable.Range(0, 32).Select(i => i % 2 == 0 ? 1d : 2d)];

        Assert.All(ValueBlocks.Of(values), median => Assert.Equal(1.5, median));
    }
}
