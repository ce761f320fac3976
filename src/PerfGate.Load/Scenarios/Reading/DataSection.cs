using System.Globalization;
using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>data</c>.</summary>
internal sealed class DataSection(ScenarioReader reader)
{
    public DataVolumes? Read(Field? section)
    {
        if (reader.Read.Map(section, ScenarioKeys.Data) is not { } map)
        {
            return null;
        }

        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, field) in reader.Read.Map(map["rows"], null, orNothing: true)?.Entries ?? [])
        {
            if (Count(field) is { } count)
            {
                rows[key.Text] = count;
            }
        }

        return new DataVolumes
        {
            Rows = rows,
            Tenants = reader.Read.WholeNumber(map["tenants"], 0, int.MaxValue),
            Distribution = reader.Read.Text(map["distribution"], "how the rows are spread, in words"),
        };
    }

    private long? Count(Field field)
    {
        const string Allowed = "a whole number of rows, such as '1000000' or '1_000_000'";
        if (reader.Read.Text(field, Allowed) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        reader.Read.Refuse(field, Allowed);
        return null;
    }
}
