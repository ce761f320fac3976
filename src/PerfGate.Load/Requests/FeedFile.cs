using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Requests;

/// <summary>Reads a feed: CSV with a line of names (RFC 4180), or a JSON array of objects.</summary>
public static class FeedFile
{
    /// <param name="path">The file; <c>.json</c> is JSON, anything else CSV.</param>
    /// <param name="location">Where the scenario names it.</param>
    /// <exception cref="PerfGateException">Missing, unreadable, without rows, or with rows that do not fit (PG5001, exit code 2).</exception>
    public static FeedTable Read(string path, SourceLocation? location = null)
    {
        try
        {
            OrdinaryFile.Require(path, LoadFeed.LargestFile);
            var text = File.ReadAllText(path);
            var table = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json(text) : Csv(text);
            return table.Rows.Count > 0 ? table : throw new InvalidDataException("it has no row");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException || JsonFault.IsOfDocument(fault))
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.FeedUnreadable,
                Severity.Error,
                $"the feed '{path}' cannot be used: {fault.Message}; give a CSV file with a line of names and at least one row, or a JSON array of objects",
                location));
        }
    }

    private static FeedTable Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException("it is no JSON array");
        }

        List<string>? columns = null;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var item in document.RootElement.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException($"item {rows.Count + 1} is no object");
            }

            columns ??= [.. item.EnumerateObject().Select(member => member.Name)];
            rows.Add([.. columns.Select(column => item.TryGetProperty(column, out var value)
                ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
                : throw new InvalidDataException($"item {rows.Count + 1} has no '{column}'"))]);
        }

        return new FeedTable(columns ?? [], rows);
    }

    private static FeedTable Csv(string text)
    {
        var records = CsvText.Records(text.TrimStart('\uFEFF')).ToList();
        if (records.Count == 0)
        {
            throw new InvalidDataException("it is empty");
        }

        var columns = records[0];
        for (var i = 1; i < records.Count; i++)
        {
            if (records[i].Count != columns.Count)
            {
                throw new InvalidDataException($"row {i} has {records[i].Count} values where the line of names has {columns.Count}");
            }
        }

        return new FeedTable(columns, records[1..]);
    }
}
