using PerfGate.Core.Rules;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Rules;

/// <summary>Reads <c>waivers</c>; a waiver has all of its fields.</summary>
internal sealed class WaiverSection(FieldReader read)
{
    private const string AllowedIssue = "the issue, in quotes when it begins with '#', such as '\"#123\"'";

    /// <summary>Of metrics whose findings may have no size; times and allocations always have one, and a ceiling.</summary>
    private const string Any = "any";

    private const string AllowedReason = "why the growth is accepted";

    public IReadOnlyList<Waiver> Read(Field? section) => [.. read.List(section).Select(Waiver).OfType<Waiver>()];

    private Waiver? Waiver(Field item)
    {
        if (read.Map(item, RuleKeys.Waiver) is not { } map)
        {
            return null;
        }

        var match = read.Text(map.Required("match", RuleSection.AllowedPattern), RuleSection.AllowedPattern);
        var metric = Metric(map.Required("metric", MetricName.Allowed));
        var units = MetricUnits.For(metric);
        var word = RuleKeys.Metrics.Contains(metric ?? "") ? null : Any;
        var ceiling = map.Required("allow", FieldReader.GrowthText(units, word));
        var isAny = word is not null && ceiling is { Node: ScalarNode scalar } && scalar.Text == word;
        var allow = isAny ? default(AllowedGrowth) : read.Growth(ceiling, units, word);
        var until = read.Date(map.Required("until", FieldReader.AllowedDate));
        var issue = read.Text(map.Required("issue", AllowedIssue), AllowedIssue);
        var reason = read.Text(map.Required("reason", AllowedReason), AllowedReason);
        if (match is null || metric is null || allow is null || until is null || issue is null || reason is null)
        {
            return null;
        }

        return new Waiver
        {
            Match = match,
            Metric = metric,
            Allow = allow.Value.Relative,
            AllowAbsolute = allow.Value.Absolute,
            AllowAny = isAny,
            Until = until.Value,
            Issue = issue,
            Reason = reason,
            Line = item.Node.Position.Line,
        };
    }

    private string? Metric(Field? field)
    {
        var metric = read.Text(field, MetricName.Allowed);
        if (metric is null || MetricName.Meant(metric) is not { } meant)
        {
            return metric;
        }

        read.Refuse(field!.Value, $"{MetricName.Allowed}; did you mean '{meant}'?");
        return null;
    }
}
