using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>rate</c> or <c>stages</c> of <c>load</c>.</summary>
internal sealed class StageSection(ScenarioReader reader)
{
    public IReadOnlyList<LoadStage> Read(FieldMap load)
    {
        if (load["stages"] is not { } section)
        {
            var time = ScenarioTime(load["duration"]) ?? new LoadShape().Duration;
            return reader.Values.Rate(load.Required("rate", ScenarioRate.Allowed)) is { } rate ? [LoadStage.Constant(rate, time)] : [];
        }

        reader.RefuseBeside(load["rate"], "for the stages have their own");
        reader.RefuseBeside(load["duration"], "for it is that of the stages together");
        var items = reader.Read.List(section);
        if (items.Count == 0 && section.Node is ListNode or ScalarNode { IsNothing: true })
        {
            reader.Read.Refuse(section, "at least one stage");
        }

        return [.. items.Select(Stage).OfType<LoadStage>()];
    }

    /// <summary>Without a word about mistakes: the field is read once more, with them.</summary>
    private static TimeSpan? ScenarioTime(Field? field) =>
        field?.Node is ScalarNode { IsNothing: false } text && ScenarioDuration.TryParse(text.Text.Trim(), out var time) ? time : null;

    private LoadStage? Stage(Field item)
    {
        if (reader.Read.Map(item, ScenarioKeys.Stage) is not { } map)
        {
            return null;
        }

        var time = reader.Values.Time(map.Required("for", "how long, such as '30s'"));
        double? from;
        double? to;
        if (map["rate"] is { } constant)
        {
            from = to = reader.Values.Rate(constant);
            reader.RefuseBeside(map["from"], "for the stage has one rate");
            reader.RefuseBeside(map["to"], "for the stage has one rate");
        }
        else if (map["from"] is null && map["to"] is null)
        {
            from = to = null;
            map.Required("rate", $"{ScenarioRate.Allowed}, or 'from' and 'to'");
        }
        else
        {
            from = reader.Values.Rate(map.Required("from", ScenarioRate.Allowed));
            to = reader.Values.Rate(map.Required("to", ScenarioRate.Allowed));
        }

        return time is null || from is null || to is null ? null : new LoadStage(from.Value, to.Value, time.Value);
    }
}
