using System.Text.Json;
using PerfGate.Core.Files;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>The columns that a feed's file offers to requests.</summary>
internal static class FeedColumns
{
    /// <summary>The header of a CSV file, or the keys that all objects of a JSON array have.</summary>
    /// <exception cref="InvalidDataException">It is neither, or has no row.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        OrdinaryFile.Require(path, LoadFeed.LargestFile);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? OfJson(path) : OfCsv(path);
    }

    private static List<string> OfCsv(string path)
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext() || lines.Current.Trim().Length == 0)
        {
            throw new InvalidDataException("it has no header line");
        }

        var header = lines.Current;
        return lines.MoveNext() ? Split(header) : throw new InvalidDataException("it has no row below its header");
    }

    private static List<string> Split(string header)
    {
        var columns = new List<string>();
        for (var at = 0; at <= header.Length;)
        {
            var quoted = at < header.Length && header[at] == '"';
            var end = quoted ? header.IndexOf('"', at + 1) : -1;
            var comma = header.IndexOf(',', Math.Max(at, end));
            var next = comma < 0 ? header.Length : comma;
            columns.Add(header[at..next].Trim().Trim('"'));
            at = next + 1;
        }

        return columns;
    }

    private static List<string> OfJson(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            if (document.RootElement.ValueKind != JsonValueKind.Array
                || document.RootElement.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
            {
                throw new InvalidDataException("it is no array of objects");
            }

            var rows = document.RootElement.EnumerateArray().Select(row => row.EnumerateObject().Select(one => one.Name).ToArray()).ToArray();
            return rows.Length == 0
                ? throw new InvalidDataException("its array is empty")
                : [.. rows[0].Where(name => rows.All(row => row.Contains(name)))];
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            throw new InvalidDataException($"it is not JSON{(fault is JsonException { LineNumber: { } line } ? $" (line {line + 1})" : "")}", fault);
        }
    }
}
