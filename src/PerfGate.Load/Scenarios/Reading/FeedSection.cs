using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>feeds</c>: each a file's name, or a mapping.</summary>
internal sealed class FeedSection(ScenarioReader reader)
{
    private const string AllowedFile = "a CSV file with a header line, or a JSON file with an array of objects";

    public IReadOnlyList<LoadFeed> Read(Field? section)
    {
        var feeds = new List<LoadFeed>();
        foreach (var item in reader.Read.List(section))
        {
            var isShort = item.Node is ScalarNode { IsNothing: false };
            var map = isShort ? null : reader.Read.Map(item, ScenarioKeys.Feed);
            var file = isShort ? item : map?.Required("file", AllowedFile);
            if (reader.Existing(file, AllowedFile) is not { } name)
            {
                continue;
            }

            Offer(file!.Value, name);
            feeds.Add(new LoadFeed(name)
            {
                Order = reader.Read.Choice(map?["order"], ScenarioChoices.Order) ?? FeedOrder.Sequential,
                Line = item.Node.Position.Line,
            });
        }

        return feeds;
    }

    private void Offer(Field field, string name)
    {
        try
        {
            foreach (var column in FeedColumns.Of(Path.Combine(reader.Folder, name)))
            {
                reader.Templates.Offer(field, column, $"a column of {name}");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            reader.Read.Refuse(field, AllowedFile, $", which cannot be used: {exception.Message}");
        }
    }
}
