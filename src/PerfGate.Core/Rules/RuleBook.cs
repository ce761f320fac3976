using PerfGate.Core.Measurements;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rules;

/// <summary>Answers what the rules say about one benchmark: the last rule that matches wins, field by field.</summary>
/// <remarks>Every answer takes one pass over the rules; nothing is kept between questions, so threads may share a book.</remarks>
public sealed class RuleBook
{
    private readonly GateRules rules;
    private readonly string file;

    public RuleBook(GateRules rules)
    {
        this.rules = rules;

        // The name alone: a report must not depend on where the repository was checked out.
        file = Path.GetFileName(rules.File) is { Length: > 0 } name ? name : "rules";
    }

    /// <summary>The metric's default with the fields that matching rules set, in file order.</summary>
    public EffectiveLimit LimitFor(string benchmarkId, string metric)
    {
        var (limit, increaseLine, floorLine) = Find(benchmarkId, metric);
        var floor = limit.Floor ?? 0;
        var description = Describe(metric, limit, floor, increaseLine, floorLine);
        return new EffectiveLimit(limit.MaxIncrease, limit.MaxIncreaseAbsolute, floor, description, Origin(increaseLine));
    }

    /// <summary>The growth that passes, as <see cref="LimitFor"/> has it, and where it was set; for results that need no words for it.</summary>
    public (double? MaxIncrease, double? MaxIncreaseAbsolute, string Origin) IncreaseFor(string benchmarkId, string metric)
    {
        var (limit, line, _) = Find(benchmarkId, metric);
        return (limit.MaxIncrease, limit.MaxIncreaseAbsolute, Origin(line));
    }

    /// <summary>Whether a rule limits the metric of the benchmark, beside the default that every metric has.</summary>
    public bool Limits(string benchmarkId, string metric) =>
        rules.Rules.Any(rule => rule.Metrics.ContainsKey(metric) && Glob.IsMatch(rule.Match, benchmarkId));

    /// <summary>Whether any rule limits the metric; without an allocation, for the many suites where none does.</summary>
    public bool LimitsAnywhere(string metric)
    {
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            if (rules.Rules[i].Metrics.ContainsKey(metric))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the benchmark may go without failing the gate.</summary>
    public bool AllowsRemoved(string benchmarkId) => LastSet(benchmarkId, rule => rule.AllowRemoved) ?? false;

    /// <summary>True when a result that cannot be settled fails the gate: as the rules say, else as <c>compare.inconclusive</c> does.</summary>
    public bool FailsOnInconclusive(string benchmarkId) =>
        LastSet(benchmarkId, rule => rule.FailOnInconclusive) ?? rules.Compare.FailOnInconclusive;

    /// <summary>The last waiver in the file that matches and still holds on <paramref name="today"/>; null when there is none.</summary>
    public Waiver? WaiverFor(string benchmarkId, string metric, DateOnly today) =>
        rules.Waivers.LastOrDefault(waiver => today <= waiver.Until && Covers(waiver, benchmarkId, metric));

    /// <summary>Waivers that matched none of the results that were <paramref name="judged"/>, in file order, expired ones among them.</summary>
    public IReadOnlyList<Waiver> UnmatchedWaivers(IEnumerable<(string Id, string Metric)> judged)
    {
        var waiting = rules.Waivers.ToList();
        foreach (var (id, metric) in judged)
        {
            if (waiting.Count == 0)
            {
                break;
            }

            waiting.RemoveAll(waiver => Covers(waiver, id, metric));
        }

        return waiting;
    }

    /// <summary>Waivers whose last day has passed, in file order.</summary>
    public IReadOnlyList<Waiver> ExpiredWaivers(DateOnly today) => [.. rules.Waivers.Where(waiver => waiver.Until < today)];

    /// <summary>
    /// Renames whose old or new name is not among <paramref name="ids"/>, the benchmarks of base and head together; in file order.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> UnmatchedRenames(IEnumerable<string> ids)
    {
        var known = ids.ToHashSet(StringComparer.Ordinal);
        return [.. rules.Renames.Where(rename => !known.Contains(rename.Key) || !known.Contains(rename.Value))];
    }

    private static bool Covers(Waiver waiver, string id, string metric) => waiver.Metric == metric && Glob.IsMatch(waiver.Match, id);

    private bool? LastSet(string id, Func<BenchmarkRule, bool?> field)
    {
        for (var i = rules.Rules.Count - 1; i >= 0; i--)
        {
            if (field(rules.Rules[i]) is { } set && Glob.IsMatch(rules.Rules[i].Match, id))
            {
                return set;
            }
        }

        return null;
    }

    private (MetricLimit Limit, int? IncreaseLine, int? FloorLine) Find(string benchmarkId, string metric)
    {
        var limit = MetricDefaults.For(metric);
        int? increaseLine = null, floorLine = null;
        foreach (var rule in rules.Rules)
        {
            if (rule.Metrics.TryGetValue(metric, out var set) && Glob.IsMatch(rule.Match, benchmarkId))
            {
                limit = limit.OverriddenBy(set);
                increaseLine = set.MaxIncrease is null && set.MaxIncreaseAbsolute is null ? increaseLine : rule.Line;
                floorLine = set.Floor is null ? floorLine : rule.Line;
            }
        }

        return (limit, increaseLine, floorLine);
    }

    private string Describe(string metric, MetricLimit limit, double floor, int? increaseLine, int? floorLine)
    {
        var increase = "max-increase " + (limit.MaxIncrease is { } relative
            ? Quantity.StatedPercent(relative)
            : Amount(metric, limit.MaxIncreaseAbsolute ?? 0));
        if (floor == 0)
        {
            return $"{increase} ({Origin(increaseLine)})";
        }

        var second = $"floor {Amount(metric, floor)} ({Origin(floorLine)})";
        return increaseLine == floorLine ? $"{increase}, {second}" : $"{increase} ({Origin(increaseLine)}), {second}";
    }

    /// <summary>What a file says of a metric that it alone knows is in that metric's own unit.</summary>
    private static string Amount(string metric, double value) =>
        Quantity.Stated(value, metric switch { Metric.Time => "ns", Metric.Allocated => "B", _ => "" });

    private string Origin(int? line) => line is null ? "default" : $"{file}:{line}";
}
