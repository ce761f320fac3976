using PerfGate.Load.Measured;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>budgets</c>, by class, and the <c>budget</c> of an endpoint.</summary>
internal sealed class BudgetSection(ScenarioReader reader)
{
    private static readonly string[] Classes = [.. ScenarioChoices.Class.Select(choice => choice.Word)];

    public IReadOnlyDictionary<EndpointClass, LatencyBudget> Read(Field? section)
    {
        var budgets = new Dictionary<EndpointClass, LatencyBudget>();
        foreach (var (key, field) in reader.Read.Map(section, Classes, orNothing: true)?.Entries ?? [])
        {
            if (One(field) is { } budget)
            {
                budgets[ScenarioChoices.Class.First(choice => choice.Word == key.Text).Value] = budget;
            }
        }

        return budgets;
    }

    public LatencyBudget? One(Field? section)
    {
        if (reader.Read.Map(section, ScenarioKeys.Budget) is not { } map)
        {
            return null;
        }

        var budget = new LatencyBudget
        {
            P50 = reader.Values.Time(map["p50"]),
            P95 = reader.Values.Time(map["p95"]),
            P99 = reader.Values.Time(map["p99"]),
            Investigate = reader.Values.Time(map["investigate"]),
            Pause = Pause(map["pause"]),
            Line = section!.Value.Node.Position.Line,
        };
        Ordered(map, "p50", budget.P50, "p95", budget.P95);
        Ordered(map, "p95", budget.P95, "p99", budget.P99);
        Ordered(map, "p50", budget.P50, "p99", budget.P99);
        return budget;
    }

    private TimeSpan? Pause(Field? field)
    {
        var pause = reader.Values.Time(field);
        if (pause < LoadPause.Shortest)
        {
            reader.Read.Refuse(field!.Value, $"at least {ScenarioWords.Time(LoadPause.Shortest)}", ": shorter pauses are not looked for");
            return null;
        }

        return pause;
    }

    private void Ordered(FieldMap map, string lower, TimeSpan? low, string higher, TimeSpan? high)
    {
        if (low > high)
        {
            var found = map[lower]!.Value;
            reader.Read.Refuse(found, $"at most {higher} ({((ScalarNode)map[higher]!.Value.Node).Text})");
        }
    }
}
