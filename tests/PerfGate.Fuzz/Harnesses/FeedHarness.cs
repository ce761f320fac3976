using PerfGate.Fuzz.Mutation;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios.Reading;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>Tables whose columns requests use: what the scenario's reader takes for columns, the run finds in every row.</summary>
internal static class FeedHarness
{
    public static Harness Feeds { get; } = new()
    {
        Name = "feed",
        Reads = "feeds of a scenario, CSV and JSON",
        Readers = [typeof(FeedFile), typeof(CsvText), typeof(FeedColumns)],
        Seeds = () => Seed.Folder("feed"),
        Format = InputFormat.Lines,
        Read = Read,
        LongestInput = 8 * 1024,
    };

    private static string Read(byte[] input)
    {
        var isJson = input is [(byte)'[', ..];
        var path = Scratch.File(isJson ? "feed.json" : "feed.csv", input);
        IReadOnlyList<string> columns;
        try
        {
            columns = FeedColumns.Of(path);
        }
        catch (InvalidDataException)
        {
            columns = [];
        }

        var table = FeedFile.Read(path);
        Promise.Holds(table.Rows.All(row => row.Count == table.Columns.Count), "feed: a row has not as many values as columns");
        return $"{columns.Count} {table.Columns.Count} {table.Rows.Count}";
    }
}
