using System.Globalization;
using System.Runtime.InteropServices;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>The tables of <c>docs/compatibility.md</c>: tests write what they have run, or hold the page against it.</summary>
internal static class CompatibilityPage
{
    /// <summary>Environment variable; <c>whole</c>: everything is run, and the page is written.</summary>
    private const string Switch = "PERFGATE_MATRIX";

    private const string LastWritten = "Last written: ";

    public static bool IsWholeRun => Environment.GetEnvironmentVariable(Switch) == "whole";

    public static string File { get; } = Path.Combine(RepositoryFolder.Find(), "docs", "compatibility.md");

    /// <summary>Writes a column of a table in a whole run; otherwise fails where the page says something else.</summary>
    /// <param name="heading">Above the table, without its signs.</param>
    /// <param name="measured">First cell of each row, and what the column says there.</param>
    /// <param name="column">Its heading.</param>
    /// <param name="isPart">Whether the table has rows that were not run now; they stay.</param>
    public static void Hold(string heading, IReadOnlyList<(string Row, string Cell)> measured, string column, bool isPart = false)
    {
        var page = System.IO.File.ReadAllText(File);
        if (IsWholeRun)
        {
            System.IO.File.WriteAllText(File, With(page, heading, measured, column, $"{LastWritten}{Machine}.", isPart));
        }
        else
        {
            Assert.Equal(measured, ColumnOf(page, heading, column).Where(row => !isPart || measured.Any(one => one.Row == row.Row)));
        }
    }

    /// <summary>The page with a column of a table replaced, or with the column and rows that it did not have.</summary>
    /// <param name="page">Its text.</param>
    /// <param name="heading">Above the table, without its signs.</param>
    /// <param name="measured">First cell of each row, and what the column says there.</param>
    /// <param name="column">Its heading.</param>
    /// <param name="lastWritten">The line that says when and where it was.</param>
    /// <param name="isPart">Whether rows stay that were not run now.</param>
    internal static string With(string page, string heading, IReadOnlyList<(string Row, string Cell)> measured, string column, string lastWritten, bool isPart = false)
    {
        var lines = page.Split('\n').ToList();
        var first = FirstLineOf(lines, heading);
        var table = TableAt(lines, first);
        lines.RemoveRange(first, table.Count + 1);
        var at = table[0].IndexOf(column);
        if (at < 0)
        {
            at = table[0].Count;
            table[0].Add(column);
        }

        List<List<string>> others = isPart ? [.. table.Skip(1).Where(row => measured.All(one => one.Row != row[0]))] : [];
        List<List<string>> rows = [table[0], .. others, .. measured.Select(one => RowOf(table, one.Row, at, one.Cell))];
        lines.InsertRange(first, Written(rows));
        lines[lines.FindIndex(line => line.StartsWith(LastWritten, StringComparison.Ordinal))] = lastWritten;
        return string.Join('\n', lines);
    }

    /// <summary>First cell of each row of a table, and its cell in a column.</summary>
    internal static IReadOnlyList<(string Row, string Cell)> ColumnOf(string page, string heading, string column)
    {
        var lines = page.Split('\n').ToList();
        var table = TableAt(lines, FirstLineOf(lines, heading));
        var at = table[0].IndexOf(column);
        Assert.True(at > 0, $"{heading} has no column '{column}'; {Switch}=whole writes it.");
        return [.. table.Skip(1).Select(row => (row[0], row.ElementAtOrDefault(at) ?? ""))];
    }

    private static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, "
        + $".NET {DotnetRoot.VersionOf(8)}, {DotnetRoot.VersionOf(9)}, {DotnetRoot.VersionOf(10)} and {DotnetRoot.VersionOf(11)}");

    private static int FirstLineOf(List<string> lines, string heading)
    {
        var below = lines.IndexOf($"## {heading}");
        Assert.True(below >= 0, $"{File} has no heading '{heading}'.");
        return lines.FindIndex(below, line => line.StartsWith('|'));
    }

    /// <summary>Its rows without the line under the headings.</summary>
    private static List<List<string>> TableAt(List<string> lines, int first) =>
    [
        .. lines.Skip(first).TakeWhile(line => line.StartsWith('|'))
            .Where((_, row) => row != 1)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries).ToList()),
    ];

    private static List<string> RowOf(List<List<string>> table, string name, int at, string cell)
    {
        var row = table.Skip(1).FirstOrDefault(row => row[0] == name) ?? [name];
        while (row.Count <= at)
        {
            row.Add("");
        }

        row[at] = cell;
        return row;
    }

    private static IEnumerable<string> Written(List<List<string>> rows) =>
    [
        Line(rows[0]),
        $"|---|{string.Concat(rows[0].Skip(1).Select(_ => "---:|"))}",
        .. rows.Skip(1).Select(row => Line([.. row, .. Enumerable.Repeat("", rows[0].Count - row.Count)])),
    ];

    private static string Line(List<string> cells) => $"| {string.Join(" | ", cells)} |";
}
