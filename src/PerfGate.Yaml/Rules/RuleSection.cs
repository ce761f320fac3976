using PerfGate.Core.Rules;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Rules;

/// <summary>Reads <c>rules</c>.</summary>
internal sealed class RuleSection(FieldReader read, Mistakes mistakes)
{
    public const string AllowedPattern = "a pattern over benchmark ids, such as '\"*.Startup*\"'";

    public IReadOnlyList<BenchmarkRule> Read(Field? section) => [.. read.List(section).Select(Rule).OfType<BenchmarkRule>()];

    private BenchmarkRule? Rule(Field item)
    {
        if (read.Map(item, null) is not { } map)
        {
            return null;
        }

        var metrics = new Dictionary<string, MetricLimit>(StringComparer.Ordinal);
        foreach (var (key, field) in map.Entries.Where(entry => !IsOwnField(entry.Key.Text)))
        {
            if (Limit(key, field) is { } limit)
            {
                metrics.Add(key.Text, limit);
            }
        }

        return new BenchmarkRule
        {
            Match = read.Text(map.Required("match", AllowedPattern), AllowedPattern) ?? "",
            Line = item.Node.Position.Line,
            Metrics = metrics,
            AllowRemoved = read.Choice(map["removed"], Choices.Removed),
            FailOnInconclusive = read.Choice(map["inconclusive"], Choices.Inconclusive),
        };
    }

    private static bool IsOwnField(string key) => RuleKeys.Rule.Contains(key) && !RuleKeys.Metrics.Contains(key);

    private MetricLimit? Limit(ScalarNode key, Field field)
    {
        // What holds no mapping is no limit: then the key itself is the likelier slip.
        if (!RuleKeys.Metrics.Contains(key.Text) && (field.Node is ScalarNode or ListNode || MetricName.Meant(key.Text) is not null))
        {
            mistakes.Add(
                key.Position,
                $"{field.Path}: found the unknown key {ScalarNode.Quoted(key.Text)}; allowed: {string.Join(", ", RuleKeys.Rule)}, "
                    + $"or an imported metric's name with a mapping{Spelling.Suggestion(key.Text, RuleKeys.Rule)}");
            return null;
        }

        if (read.Map(field, RuleKeys.Limit) is not { } map)
        {
            return null;
        }

        var units = MetricUnits.For(key.Text);
        var increase = read.Growth(map["max-increase"], units);
        return new MetricLimit
        {
            MaxIncrease = increase?.Relative,
            MaxIncreaseAbsolute = increase?.Absolute,
            Floor = read.Amount(map["floor"], units),
        };
    }
}
