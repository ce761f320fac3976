using PerfGate.Lab.Scoring;

namespace PerfGate.Lab.Tests;

/// <summary>Each rule at the edge that its definition gives it.</summary>
public sealed class PeerRuleTests
{
    [Theory]
    [InlineData("github-action-benchmark", 1.99, false)]
    [InlineData("github-action-benchmark", 2.01, true)]
    [InlineData("fixed threshold 5 %", 1.049, false)]
    [InlineData("fixed threshold 5 %", 1.051, true)]
    [InlineData("fixed threshold 10 %", 1.099, false)]
    [InlineData("fixed threshold 10 %", 1.101, true)]
    [InlineData("ResultsComparer, 2 %", 1.015, false)]
    [InlineData("ResultsComparer, 2 %", 1.03, true)]
    [InlineData("ResultsComparer, 5 %", 1.03, false)]
    [InlineData("ResultsComparer, 5 %", 1.06, true)]
    [InlineData("ResultsComparer, 10 %", 1.06, false)]
    [InlineData("ResultsComparer, 10 %", 1.12, true)]
    [InlineData("benchstat", 1.000, false)]
    [InlineData("benchstat", 1.01, true)]
    [InlineData("benchstat", 0.95, false)]
    [InlineData("Criterion", 1.005, false)]
    [InlineData("Criterion", 1.03, true)]
    [InlineData("Tango", 1.005, false)]
    [InlineData("Tango", 1.03, true)]
    public void A_rule_turns_where_it_says(string rule, double ratio, bool slower) =>
        Assert.Equal(slower, Rule(rule).IsSlower(new Sides(Around(100), Around(100 * ratio), [])));

    /// <summary>Mean 100, standard deviation 1.5811, t at 0.99 with 4 degrees of freedom 3.7469: 100 + 3.7469 · 1.5811 · √1.2 = 106.49.</summary>
    [Theory]
    [InlineData(106.4, false)]
    [InlineData(106.6, true)]
    public void Bencher_predicts_from_the_history(double mean, bool slower) => Assert.Equal(
        slower, Rule("Bencher").IsSlower(new Sides([100], [mean], [100, 102, 98, 101, 99])));

    [Fact]
    public void Bencher_is_silent_without_a_history() =>
        Assert.False(Rule("Bencher").IsSlower(new Sides([100], [500], [100])));

    [Fact]
    public void ResultsComparer_wants_five_values_and_three_tenths_of_a_nanosecond()
    {
        Assert.False(Rule("ResultsComparer, 2 %").IsSlower(new Sides([1, 1.1, 1.2, 1.3], [9, 9.1, 9.2, 9.3], [])));
        Assert.False(Rule("ResultsComparer, 2 %").IsSlower(new Sides(Around(1), Around(1.2), [])));
    }

    private static PeerRule Rule(string name) =>
        PeerRule.All.Single(rule => rule.Name.StartsWith(name, StringComparison.Ordinal) && !rule.Name.StartsWith(name + "0", StringComparison.Ordinal));

    /// <summary>Twenty values within 1 % of the centre, in an order that does not rise.</summary>
    private static double[] Around(double centre) => [.. Enumerable.Range(0, 20).Select(i => centre * (1 + ((((i * 7) % 20) - 9.5) * 0.001)))];
}
