using System.Globalization;
using System.Text.Json;
using PerfGate.Core.Rules;

namespace PerfGate.Yaml.Tests;

public sealed class RulesFileTests
{
    private const string Contract = """
        version: 1
        projects: [bench/My.Benchmarks/My.Benchmarks.csproj]
        compare:
          branch: main            # base = merge-base with it; on it, the first parent
          gate: enforce           # enforce | observe: report everything, never fail
          profile: default        # quick | default | deep: sets detect and the most pairs
          detect: 3%              # the slowdown that the run is sized to settle (quick 5 %, deep 2 %)
          noise-floor: 0.5%       # a slowdown must be proved beyond it
          false-alarms: 1%        # over the whole suite
          budget: 10m
          inconclusive: warn      # warn | fail
          weak-evidence: inconclusive   # inconclusive | allow: one launch a side may decide
          impact: wide            # wide | strict | off;  measure-all-every: 20 runs on the branch
        rules:                    # the last rule that matches wins, field by field
          - match: "*"
            time: { max-increase: 2%, floor: 0.5ns }     # fails when a slowdown is proved and its estimate exceeds both
            allocated: { max-increase: 0B }
          - match: "*.Startup*"
            time: { max-increase: 10% }
            removed: allow
        renames: { "Old.Name": "New.Name" }
        waivers:
          - match: "Json.Serialize*"
            metric: time
            allow: 12%            # a ceiling, not a pass
            until: 2027-01-31
            issue: "#123"
            reason: safer escaping
        """;

    private static readonly GateRules ContractRules = new()
    {
        File = "perfgate.yml",
        Projects = ["bench/My.Benchmarks/My.Benchmarks.csproj"],
        Compare = new CompareRules
        {
            Branch = "main",
            Enforce = true,
            Profile = Profile.Default,
            Detect = 0.03,
            NoiseFloor = 0.005,
            FalseAlarms = 0.01,
            Budget = TimeSpan.FromMinutes(10),
            FailOnInconclusive = false,
            AllowWeakEvidence = false,
            Impact = ImpactMode.Wide,
            MeasureAllEvery = null,
        },
        Rules =
        [
            new BenchmarkRule
            {
                Match = "*",
                Line = 15,
                Metrics = new Dictionary<string, MetricLimit>
                {
                    ["time"] = new() { MaxIncrease = 0.02, Floor = 0.5 },
                    ["allocated"] = new() { MaxIncreaseAbsolute = 0 },
                },
            },
            new BenchmarkRule
            {
                Match = "*.Startup*",
                Line = 18,
                Metrics = new Dictionary<string, MetricLimit> { ["time"] = new() { MaxIncrease = 0.1 } },
                AllowRemoved = true,
            },
        ],
        Renames = new Dictionary<string, string> { ["Old.Name"] = "New.Name" },
        Waivers =
        [
            new Waiver
            {
                Match = "Json.Serialize*",
                Metric = "time",
                Allow = 0.12,
                Until = new DateOnly(2027, 1, 31),
                Issue = "#123",
                Reason = "safer escaping",
                Line = 23,
            },
        ],
    };

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    public void The_documented_example_reads_as_it_says(string lineEnd, string mark) =>
        AssertSame(ContractRules, RulesFile.Parse(mark + Contract.ReplaceLineEndings(lineEnd), "perfgate.yml"));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("{}")]
    [InlineData("version: 1")]
    [InlineData("projects:\ncompare:\nrules:\nrenames:\nwaivers: ~\n")]
    public void What_is_left_out_is_the_default(string text) =>
        AssertSame(GateRules.Default with { File = "x/perfgate.yml" }, RulesFile.Parse(text, "x/perfgate.yml"));

    [Fact]
    public void Every_field_of_compare_can_differ_from_its_default()
    {
        var rules = Parse("""
            compare:
              branch: release/9.0
              gate: observe
              profile: deep
              detect: 12.5 %
              noise-floor: 0%
              false-alarms: 50%
              budget: 1h30m
              inconclusive: fail
              weak-evidence: allow
              instructions: off
              profile-data: recorded
              impact: off
              measure-all-every: 20
            """);

        Assert.Equal(
            new CompareRules
            {
                Branch = "release/9.0",
                Enforce = false,
                Profile = Profile.Deep,
                Detect = 0.125,
                NoiseFloor = 0,
                FalseAlarms = 0.5,
                Budget = new TimeSpan(1, 30, 0),
                FailOnInconclusive = true,
                AllowWeakEvidence = true,
                CountInstructions = false,
                RecordProfiles = true,
                Impact = ImpactMode.Off,
                MeasureAllEvery = 20,
            },
            rules.Compare);
    }

    [Theory]
    [InlineData("time", "0.5ns", 0.5)]
    [InlineData("time", "1us", 1_000)]
    [InlineData("time", "1\u00B5s", 1_000)]
    [InlineData("time", "1\u03BCs", 1_000)]
    [InlineData("time", "1.1ms", 1_100_000)]
    [InlineData("time", "2 ms", 2_000_000)]
    [InlineData("time", "1s", 1e9)]
    [InlineData("allocated", "0B", 0)]
    [InlineData("allocated", "1KB", 1024)]
    [InlineData("allocated", "1KiB", 1024)]
    [InlineData("allocated", "1.5MB", 1.5 * 1024 * 1024)]
    [InlineData("allocated", "2MiB", 2 * 1024 * 1024)]
    [InlineData("allocated", "1GB", 1024.0 * 1024 * 1024)]
    [InlineData("allocated", "1GiB", 1024.0 * 1024 * 1024)]
    [InlineData("p99", "5ms", 5_000_000)]
    [InlineData("p99", "5", 5)]
    [InlineData("requests", "5 req/s", 5)]
    [InlineData("peak-rss", "4KB", 4096)]
    public void Amounts_are_read_into_base_units(string metric, string text, double expected)
    {
        var limit = Parse($"rules: [{{match: a, {metric}: {{max-increase: {text}, floor: {text}}}}}]").Rules[0].Metrics[metric];

        Assert.Equal(new MetricLimit { MaxIncreaseAbsolute = expected, Floor = expected }, limit);
        Assert.Equal(
            (null, expected),
            Parse($"waivers: [{{match: a, metric: {metric}, allow: {text}, until: 2027-01-31, issue: x, reason: y}}]").Waivers
                .Select(waiver => (waiver.Allow, waiver.AllowAbsolute)).Single());
    }

    [Theory]
    [InlineData("3%", 0.03)]
    [InlineData("0%", 0)]
    [InlineData("0.3%", 0.003)]
    [InlineData("250%", 2.5)]
    [InlineData("'7 %'", 0.07)]
    public void Percentages_are_read_into_the_nearest_fraction(string text, double expected) =>
        Assert.Equal(
            new MetricLimit { MaxIncrease = expected },
            Parse($"rules: [{{match: a, allocated: {{max-increase: {text}}}}}]").Rules[0].Metrics["allocated"]);

    /// <summary>Times and allocations always have a size, and their waivers a ceiling: see the mistakes.</summary>
    [Theory]
    [InlineData("p99", "any")]
    [InlineData("error-rate", "any")]
    [InlineData("limit", "'any'")]
    [InlineData("requests", "\"any\"")]
    public void A_waiver_of_another_metric_may_accept_any_growth(string metric, string text)
    {
        var waiver = Assert.Single(Parse($"waivers: [{{match: a, metric: {metric}, allow: {text}, until: 2027-01-31, issue: x, reason: y}}]").Waivers);

        Assert.Equal((true, null, null), (waiver.AllowAny, waiver.Allow, waiver.AllowAbsolute));
    }

    [Theory]
    [InlineData("removed: allow", true, null)]
    [InlineData("removed: fail", false, null)]
    [InlineData("inconclusive: warn", null, false)]
    [InlineData("inconclusive: fail", null, true)]
    public void A_rule_sets_what_it_names_and_nothing_else(string field, bool? removed, bool? inconclusive)
    {
        var rule = Parse($"rules: [{{match: a, {field}}}]").Rules[0];

        Assert.Equal((removed, inconclusive, 0), (rule.AllowRemoved, rule.FailOnInconclusive, rule.Metrics.Count));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    public void The_culture_does_not_change_what_is_read(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            AssertSame(ContractRules, RulesFile.Parse(Contract, "perfgate.yml"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static GateRules Parse(string text) => RulesFile.Parse(text, "perfgate.yml");

    // As JSON, for records compare lists and dictionaries by reference.
    private static void AssertSame(GateRules expected, GateRules actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
