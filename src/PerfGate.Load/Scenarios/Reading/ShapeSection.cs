using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>load</c>.</summary>
internal sealed class ShapeSection(ScenarioReader reader)
{
    private const int MostWindows = 1000;
    private const int MostConnections = 100_000;

    private static readonly LoadShape Default = new();

    /// <param name="section">The section.</param>
    /// <param name="target">Where requests go: not every engine knows every way there.</param>
    public LoadShape Read(Field? section, LoadTarget target)
    {
        if (reader.Read.Map(section, ScenarioKeys.Load) is not { } map)
        {
            return Default;
        }

        var model = reader.Read.Choice(map["model"], ScenarioChoices.Model) ?? Default.Model;
        var stages = model == LoadModel.Open ? new StageSection(reader).Read(map) : [];
        var shape = Default with
        {
            Model = model,
            Stages = stages,
            Arrivals = reader.Read.Choice(map["arrivals"], ScenarioChoices.Arrivals) ?? Default.Arrivals,
            Users = reader.Read.WholeNumber(map["users"], 1, MostConnections) ?? Default.Users,
            ThinkTime = reader.Values.Time(map["think-time"], orZero: true) ?? Default.ThinkTime,
            WarmUp = reader.Values.Time(map["warm-up"], orZero: true) ?? Default.WarmUp,
            Duration = map["stages"] is not null && stages.Count > 0
                ? TimeSpan.FromTicks(stages.Sum(stage => stage.Time.Ticks))
                : reader.Values.Time(map["duration"]) ?? Default.Duration,
            Windows = Windows(map["windows"]),
            Connections = reader.Read.WholeNumber(map["connections"], 1, MostConnections) ?? Default.Connections,
            KeepAlive = reader.Values.Switch(map["keep-alive"]) ?? Default.KeepAlive,
            Timeout = reader.Values.Time(map["timeout"]) ?? Default.Timeout,
            Redirects = reader.Read.WholeNumber(map["redirects"], 0, 50) ?? Default.Redirects,
            LargestBody = reader.Values.Size(map["largest-body"]) ?? Default.LargestBody,
            Engine = reader.Read.Choice(map["engine"], ScenarioChoices.Engine) ?? Default.Engine,
            Seed = (ulong)(reader.Read.WholeNumber(map["seed"], 0, int.MaxValue) ?? (int)Default.Seed),
        };
        Compare(map, shape);
        if (shape.Engine == LoadEngine.Raw && Lacks(shape, target) is { Count: > 0 } lacks)
        {
            reader.Read.Refuse(map["engine"]!.Value, "http", $", which has no {string.Join(" and no ", lacks)}");
        }

        return shape;
    }

    private int Windows(Field? field)
    {
        if (reader.Read.WholeNumber(field, 1, MostWindows) is not { } windows)
        {
            return Default.Windows;
        }

        if (windows < LoadShape.FewestWindows && !reader.Options.AllowFewWindows)
        {
            reader.Read.Refuse(
                field!.Value,
                $"a whole number from {LoadShape.FewestWindows} to {MostWindows}",
                ": fewer repetitions cannot carry a verdict");
        }

        return windows;
    }

    /// <summary>What the raw engine leaves out to be cheap, where the scenario asks for it; captured values are the endpoints'.</summary>
    private static List<string> Lacks(LoadShape shape, LoadTarget target) =>
    [
        .. target.Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? (string[])[$"TLS (the target is {target.Address})"] : [],
        .. target.Http == HttpGeneration.Http2 ? (string[])["HTTP/2"] : [],
        .. shape.Redirects > 0 ? (string[])["redirects"] : [],
    ];

    /// <summary>What makes no sense together.</summary>
    private void Compare(FieldMap map, LoadShape shape)
    {
        const double ShortestWindow = 0.1;
        if (shape.Model == LoadModel.Closed)
        {
            foreach (var key in (string[])["rate", "stages", "arrivals"])
            {
                reader.RefuseBeside(map[key], "for users of the closed model wait for their answers");
            }

            if (map["users"] is null)
            {
                map.Required("users", $"a whole number from 1 to {MostConnections}");
            }
        }
        else
        {
            reader.RefuseBeside(map["users"], "for the open model has none; add 'model: closed'");
            reader.RefuseBeside(map["think-time"], "for the open model has no users; add 'model: closed'");
        }

        if (shape.Duration.TotalSeconds / shape.Windows < ShortestWindow && (map["duration"] ?? map["stages"]) is { } length)
        {
            reader.Read.Refuse(length, $"at least {ShortestWindow} s for each of the {shape.Windows} windows");
        }
    }
}
