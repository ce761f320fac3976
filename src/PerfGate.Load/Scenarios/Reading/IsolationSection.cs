using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>isolation</c>.</summary>
internal sealed class IsolationSection(ScenarioReader reader)
{
    private static readonly PercentRange Limit = new(0, false, 1000, true);

    public IsolationPlan? Read(Field? section, IReadOnlyList<LoadTenant> tenants)
    {
        if (reader.Read.Map(section, ScenarioKeys.Isolation) is not { } map)
        {
            return null;
        }

        string[] names = [.. tenants.Select(tenant => tenant.Name)];
        var victim = Tenant(map.Required("victim", AllowedOf(names)), names);
        var aggressor = Tenant(map.Required("aggressor", AllowedOf(names)), names);
        var victimRate = reader.Values.Rate(map.Required("victim-rate", ScenarioRate.Allowed));
        var aggressorRate = reader.Values.Rate(map.Required("aggressor-rate", ScenarioRate.Allowed));
        var blocks = reader.Read.WholeNumber(map["blocks"], IsolationPlan.FewestBlocks, 1000);
        var window = reader.Values.Time(map["window"]);
        var limit = reader.Read.Percentage(map["limit"], Limit);
        if (victim is null || aggressor is null || victimRate is null || aggressorRate is null)
        {
            return null;
        }

        if (victim == aggressor)
        {
            reader.Read.Refuse(map["aggressor"]!.Value, "another tenant than the victim");
        }

        var plan = new IsolationPlan(victim, aggressor) { VictimRate = victimRate.Value, AggressorRate = aggressorRate.Value };
        return plan with { Blocks = blocks ?? plan.Blocks, Window = window ?? plan.Window, Limit = limit ?? plan.Limit, Origin = limit is null ? plan.Origin : reader.OriginOf(map["limit"]) };
    }

    private static string AllowedOf(string[] names) =>
        names.Length == 0 ? "the name of a tenant, and the scenario has no tenants" : $"a tenant: {string.Join(", ", names)}";

    private string? Tenant(Field? field, string[] names)
    {
        var name = reader.Read.Text(field, AllowedOf(names));
        if (name is null || names.Contains(name))
        {
            return name;
        }

        reader.Read.Refuse(field!.Value, AllowedOf(names) + Spelling.Suggestion(name, names));
        return null;
    }
}
