using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>capacity</c>.</summary>
internal sealed class CapacitySection(ScenarioReader reader)
{
    private static readonly PercentRange Precision = new(0, false, 50, true);

    public CapacityPlan? Read(Field? section)
    {
        if (reader.Read.Map(section, ScenarioKeys.Capacity) is not { } map)
        {
            return null;
        }

        var from = reader.Values.Rate(map.Required("from", ScenarioRate.Allowed));
        var to = reader.Values.Rate(map.Required("to", ScenarioRate.Allowed));
        var step = reader.Values.Time(map["step"]);
        var precision = reader.Read.Percentage(map["precision"], Precision);
        if (from is null || to is null)
        {
            return null;
        }

        if (from >= to)
        {
            reader.Read.Refuse(map["to"]!.Value, "a rate above 'from'");
        }

        var plan = new CapacityPlan(from.Value, to.Value);
        return plan with { Step = step ?? plan.Step, Precision = precision ?? plan.Precision };
    }
}
