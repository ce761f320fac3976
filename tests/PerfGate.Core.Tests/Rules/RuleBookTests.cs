using System.Globalization;
using PerfGate.Core.Rules;

namespace PerfGate.Core.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("time", 0.02, null, 0.5, "max-increase 2 %, floor 0.5 ns (default)")]
    [InlineData("allocated", null, 0.0, 0, "max-increase 0 B (default)")]
    [InlineData("p99", 0.05, null, 0, "max-increase 5 % (default)")]
    public void Without_rules_the_metrics_defaults_hold(string metric, double? relative, double? absolute, double floor, string description) =>
        Assert.Equal(new EffectiveLimit(relative, absolute, floor, description, "default"), new RuleBook(GateRules.Default).LimitFor("T.M", metric));

    [Fact]
    public void The_last_rule_that_matches_wins_field_by_field()
    {
        var book = Book(
            Rule(3, "*", ("time", new MetricLimit { MaxIncrease = 0.03, Floor = 2_000 })),
            Rule(5, "A.*", ("time", new MetricLimit { MaxIncrease = 0.1 })),
            Rule(7, "A.B*", ("time", new MetricLimit { Floor = 7 }), ("allocated", new MetricLimit { MaxIncreaseAbsolute = 1536 })),
            Rule(9, "A.B.C", ("time", new MetricLimit { MaxIncreaseAbsolute = 5e6 })));

        Assert.Equal(new EffectiveLimit(0.03, null, 2_000, "max-increase 3 %, floor 2 µs (perfgate.yml:3)", "perfgate.yml:3"), book.LimitFor("X", "time"));
        Assert.Equal(
            new EffectiveLimit(0.1, null, 2_000, "max-increase 10 % (perfgate.yml:5), floor 2 µs (perfgate.yml:3)", "perfgate.yml:5"),
            book.LimitFor("A.X", "time"));
        Assert.Equal(
            new EffectiveLimit(0.1, null, 7, "max-increase 10 % (perfgate.yml:5), floor 7 ns (perfgate.yml:7)", "perfgate.yml:5"),
            book.LimitFor("A.B", "time"));
        Assert.Equal(
            new EffectiveLimit(null, 5e6, 7, "max-increase 5 ms (perfgate.yml:9), floor 7 ns (perfgate.yml:7)", "perfgate.yml:9"),
            book.LimitFor("A.B.C", "time"));
        Assert.Equal(new EffectiveLimit(null, 1536, 0, "max-increase 1.5 KB (perfgate.yml:7)", "perfgate.yml:7"), book.LimitFor("A.B", "allocated"));
        Assert.Equal(new EffectiveLimit(0.05, null, 0, "max-increase 5 % (default)", "default"), book.LimitFor("A.B", "p99"));
    }

    [Fact]
    public void A_relative_limit_replaces_an_absolute_one_and_a_floor_can_be_taken_away()
    {
        var book = Book(
            Rule(2, "*", ("allocated", new MetricLimit { MaxIncrease = 0.01, Floor = 64 }), ("time", new MetricLimit { Floor = 0 })),
            Rule(4, "*", ("p99", new MetricLimit { MaxIncreaseAbsolute = 5.25 })));

        Assert.Equal(new EffectiveLimit(0.01, null, 64, "max-increase 1 %, floor 64 B (perfgate.yml:2)", "perfgate.yml:2"), book.LimitFor("T", "allocated"));
        Assert.Equal(new EffectiveLimit(0.02, null, 0, "max-increase 2 % (default)", "default"), book.LimitFor("T", "time"));
        Assert.Equal(new EffectiveLimit(null, 5.25, 0, "max-increase 5.25 (perfgate.yml:4)", "perfgate.yml:4"), book.LimitFor("T", "p99"));
    }

    [Fact]
    public void A_limit_that_comes_in_part_from_the_default_says_so() =>
        Assert.Equal(
            "max-increase 10 % (perfgate.yml:2), floor 0.5 ns (default)",
            Book(Rule(2, "*", ("time", new MetricLimit { MaxIncrease = 0.1 }))).LimitFor("T", "time").Description);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    public void Descriptions_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var book = Book(Rule(2, "*", ("time", new MetricLimit { MaxIncrease = 0.0125, Floor = 1.5 })));

            Assert.Equal("max-increase 1.25 %, floor 1.5 ns (perfgate.yml:2)", book.LimitFor("T", "time").Description);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Whether_a_benchmark_may_go_is_set_by_the_last_rule_that_says_it()
    {
        var book = Book(
            new BenchmarkRule { Match = "A*", AllowRemoved = true },
            new BenchmarkRule { Match = "AB*", AllowRemoved = false },
            new BenchmarkRule { Match = "ABC*" });

        Assert.Equal([false, true, false, false], new[] { "X", "A", "AB", "ABC" }.Select(book.AllowsRemoved));
    }

    [Theory]
    [InlineData(false, new[] { false, true, false, false })]
    [InlineData(true, new[] { true, true, false, false })]
    public void Whether_inconclusive_fails_is_set_by_the_last_rule_that_says_it_else_by_compare(bool compare, bool[] expected)
    {
        var book = new RuleBook(new GateRules
        {
            Compare = new CompareRules { FailOnInconclusive = compare },
            Rules =
            [
                new BenchmarkRule { Match = "A*", FailOnInconclusive = true },
                new BenchmarkRule { Match = "AB*", FailOnInconclusive = false },
                new BenchmarkRule { Match = "ABC*" },
            ],
        });

        Assert.Equal(expected, new[] { "X", "A", "AB", "ABC" }.Select(book.FailsOnInconclusive));
    }

    [Fact]
    public void A_waiver_holds_to_the_end_of_its_last_day_and_the_last_valid_one_wins()
    {
        var first = Waiver("T.*", "time", Today);
        var second = Waiver("T.M", "time", Today.AddDays(-1));
        var book = new RuleBook(new GateRules { Waivers = [first, second] });

        Assert.Same(second, book.WaiverFor("T.M", "time", Today.AddDays(-1)));
        Assert.Same(first, book.WaiverFor("T.M", "time", Today));
        Assert.Null(book.WaiverFor("T.M", "time", Today.AddDays(1)));
        Assert.Null(book.WaiverFor("T.M", "allocated", Today));
        Assert.Null(book.WaiverFor("U.M", "time", Today));
    }

    [Fact]
    public void Waivers_that_expired_or_match_nothing_are_named()
    {
        var used = Waiver("T.*", "time", Today);
        var expired = Waiver("T.*", "time", Today.AddDays(-1));
        var otherMetric = Waiver("T.*", "allocated", Today);
        var gone = Waiver("Gone*", "time", Today.AddDays(-1));
        var book = new RuleBook(new GateRules { Waivers = [gone, used, expired, otherMetric] });

        Assert.Equal([gone, otherMetric], book.UnmatchedWaivers([("U.M", "allocated"), ("T.M", "time")]));
        Assert.Equal([gone, used, expired, otherMetric], book.UnmatchedWaivers([]));
        Assert.Empty(book.UnmatchedWaivers([("T.M", "time"), ("T.M", "allocated"), ("Gone", "time"), ("X", "time")]));
        Assert.Equal([gone, expired], book.ExpiredWaivers(Today));
    }

    [Fact]
    public void Renames_of_which_a_side_is_missing_are_named()
    {
        var book = new RuleBook(new GateRules
        {
            Renames = new Dictionary<string, string> { ["Old"] = "New", ["Gone"] = "New2", ["Old3"] = "Typo" },
        });

        Assert.Equal(["Gone", "Old3"], book.UnmatchedRenames(["Old", "New", "New2", "Old3"]).Select(rename => rename.Key));
    }

    [Fact]
    public void Agrees_with_folding_all_matching_rules_on_random_books()
    {
        var random = new Random(20261123);
        double?[] numbers = [null, null, 0, 0.1, 7];
        for (var round = 0; round < 2_000; round++)
        {
            var rules = Enumerable.Range(1, random.Next(8))
                .Select(line => Rule(
                    line,
                    new[] { "*", "A*", "*B", "AB", "?B" }[random.Next(5)],
                    (random.Next(3) > 0 ? "time" : "allocated", new MetricLimit
                    {
                        MaxIncrease = numbers[random.Next(5)],
                        MaxIncreaseAbsolute = numbers[random.Next(5)],
                        Floor = numbers[random.Next(5)],
                    })))
                .ToArray();
            foreach (var id in new[] { "AB", "A", "CB", "X" })
            {
                var actual = Book(rules).LimitFor(id, "time");

                // Written out, not folded with OverriddenBy: the last rule with either kind of increase sets both.
                var limits = rules.Where(rule => Glob.IsMatch(rule.Match, id) && rule.Metrics.ContainsKey("time")).Select(rule => rule.Metrics["time"]).ToList();
                var increase = limits.LastOrDefault(limit => (limit.MaxIncrease ?? limit.MaxIncreaseAbsolute) is not null);
                var floor = limits.LastOrDefault(limit => limit.Floor is not null);
                Assert.Equal(
                    (increase is null ? 0.02 : increase.MaxIncrease, increase?.MaxIncreaseAbsolute, floor is null ? 0.5 : floor.Floor),
                    (actual.MaxIncrease, actual.MaxIncreaseAbsolute, (double?)actual.Floor));
            }
        }
    }

    private static RuleBook Book(params BenchmarkRule[] rules) => new(new GateRules { File = "/anywhere/perfgate.yml", Rules = rules });

    private static BenchmarkRule Rule(int line, string match, params (string Metric, MetricLimit Limit)[] metrics) =>
        new() { Match = match, Line = line, Metrics = metrics.ToDictionary(metric => metric.Metric, metric => metric.Limit) };

    private static Waiver Waiver(string match, string metric, DateOnly until) =>
        new() { Match = match, Metric = metric, Allow = 0.1, Until = until, Issue = "#1", Reason = "known" };
}
