using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Requests;

/// <summary>The values that a scenario's templates may name: tenant, user, sequence, columns of feeds, captured values.</summary>
internal sealed class NamedValues
{
    private readonly Dictionary<string, ValueSource> sources = new(StringComparer.Ordinal)
    {
        ["tenant"] = values => values.Tenant,
        ["user"] = values => values.Choice.User.ToString(CultureInfo.InvariantCulture),
        ["sequence"] = values => values.Choice.Sequence.ToString(CultureInfo.InvariantCulture),
    };

    /// <exception cref="PerfGateException">A feed cannot be read.</exception>
    public NamedValues(LoadScenario scenario)
    {
        foreach (var name in scenario.Endpoints.SelectMany(endpoint => endpoint.Captures).Select(capture => capture.Name))
        {
            // Before anything was captured there is nothing to send.
            sources[name] = values => values.User.Captured.GetValueOrDefault(name, "");
        }

        foreach (var feed in scenario.Feeds)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(scenario.File))!;
            Add(feed, FeedFile.Read(Path.GetFullPath(feed.File, folder), new SourceLocation(scenario.File, feed.Line)));
        }
    }

    public ValueSource? Find(string name) => sources.GetValueOrDefault(name);

    private void Add(LoadFeed feed, FeedTable table)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = i;
            sources[table.Columns[i]] = feed.Order == FeedOrder.Random
                ? values => table.Rows[(int)(values.Choice.Row % (ulong)table.Rows.Count)][column]
                : values => table.Rows[(int)(values.Choice.Sequence % table.Rows.Count)][column];
        }
    }
}
