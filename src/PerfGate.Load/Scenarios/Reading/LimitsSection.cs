using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>limits</c>.</summary>
internal sealed class LimitsSection(ScenarioReader reader)
{
    private const int MostConcurrency = 1_000_000;

    public LimitsPlan? Read(Field? section)
    {
        if (reader.Read.Map(section, ScenarioKeys.Limits) is not { } map)
        {
            return null;
        }

        var plan = new LimitsPlan();
        return plan with
        {
            Kinds = [.. reader.Values.OneOrMore(map["kinds"]).Select(one => reader.Read.Choice(one, ScenarioChoices.Limit)).OfType<LimitKind>()],
            Rate = reader.Values.Rate(map["rate"]),
            Before = reader.Values.Time(map["before"]) ?? plan.Before,
            During = reader.Values.Time(map["during"]) ?? plan.During,
            Recovery = reader.Values.Time(map["recovery"]) ?? plan.Recovery,
            Memory = reader.Values.Size(map["memory"]),
            DiskFolder = reader.Values.Open(map["disk"], "the folder that the service writes to"),
            Database = reader.Secrets.Text(map["database"], "a connection string"),
            Concurrency = reader.Read.WholeNumber(map["concurrency"], 1, MostConcurrency) ?? plan.Concurrency,
        };
    }
}
