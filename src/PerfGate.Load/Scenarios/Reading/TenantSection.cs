using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>tenants</c>.</summary>
internal sealed class TenantSection(ScenarioReader reader)
{
    private const int MostUsers = 10_000_000;
    private const string AllowedName = "a tenant's name, each once";

    public IReadOnlyList<LoadTenant> Read(Field? section)
    {
        var tenants = new List<LoadTenant>();
        foreach (var item in reader.Read.List(section))
        {
            if (reader.Read.Map(item, ScenarioKeys.Tenant) is not { } map)
            {
                continue;
            }

            var name = reader.Values.Open(map.Required("name", AllowedName), AllowedName);
            var users = reader.Read.WholeNumber(map["users"], 1, MostUsers) ?? 1;
            var share = reader.Values.Share(map["share"]) ?? 1;
            if (name is not null && tenants.Exists(other => other.Name == name))
            {
                reader.Read.Refuse(map["name"]!.Value, AllowedName, " again");
            }
            else if (name is not null)
            {
                tenants.Add(new LoadTenant(name, users, share));
            }
        }

        return tenants;
    }
}
