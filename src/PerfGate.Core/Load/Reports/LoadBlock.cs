namespace PerfGate.Core.Load.Reports;

/// <summary>A part of the report of load that every sink writes in its own way: sentences, then a table. Text is not yet escaped.</summary>
/// <param name="Title">Of the table; empty without one.</param>
/// <param name="Sentences">May be empty.</param>
/// <param name="Columns">A title that ends in <c>:</c> is of numbers. Empty: no table.</param>
/// <param name="Rows">As many cells as columns; the first is a name.</param>
public sealed record LoadBlock(
    string Title, IReadOnlyList<string> Sentences, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static LoadBlock Of(IEnumerable<string> sentences) => new("", [.. sentences], [], []);

    public static LoadBlock Of(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        new(title, [], columns, [.. rows]);

    public bool IsEmpty => Sentences.Count == 0 && Rows.Count == 0;
}
