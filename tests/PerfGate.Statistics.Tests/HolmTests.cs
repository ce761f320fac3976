namespace PerfGate.Statistics.Tests;

public sealed class HolmTests
{
    /// <summary>What R prints for <c>p.adjust(c(0.04, 0.01, 0.03, 0.02), "holm")</c>.</summary>
    [Fact]
    public void Four_values_as_in_R() => AssertClose([0.06, 0.04, 0.06, 0.06], Holm.Adjust([0.04, 0.01, 0.03, 0.02], 4));

    [Fact]
    public void Absent_tests_count_as_one() =>
        Assert.Equal(Holm.Adjust([0.001, 0.02, 1, 1, 1], 5)[..2], Holm.Adjust([0.001, 0.02], 5));

    [Fact]
    public void Adjusted_values_are_monotone_and_at_most_one()
    {
        var noise = new Noise(5);
        for (var trial = 0; trial < 200; trial++)
        {
            var raw = noise.Sample(noise.Integer(1, 30), () => Math.Pow(noise.Uniform(), 4));
            var adjusted = Holm.Adjust(raw, raw.Length + noise.Integer(0, 5));
            var inOrder = raw.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray();

            Assert.Equal(inOrder.Order(), inOrder);
            Assert.All(raw.Zip(adjusted), pair => Assert.InRange(pair.Second, pair.First, 1));
        }
    }

    /// <summary>The definition: go down from the smallest, at q / (tests left), and stop at the first that is above.</summary>
    [Fact]
    public void Rejects_what_the_step_down_procedure_rejects()
    {
        var noise = new Noise(6);
        for (var trial = 0; trial < 500; trial++)
        {
            var raw = noise.Sample(8, () => Math.Pow(noise.Uniform(), 5));
            var family = raw.Length + noise.Integer(0, 4);
            var rejected = raw.Order().TakeWhile((p, i) => p * (family - i) <= 0.05).Count();

            Assert.Equal(rejected, Holm.Adjust(raw, family).Count(p => p <= 0.05));
        }
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Empty(Holm.Adjust([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([0.1, 0.2], 1));
        Assert.Throws<ArgumentException>(() => Holm.Adjust([1.1], 1));
        Assert.Throws<ArgumentException>(() => Holm.Adjust([double.NaN], 1));
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}
