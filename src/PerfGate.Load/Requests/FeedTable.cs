namespace PerfGate.Load.Requests;

/// <summary>The rows of a feed.</summary>
/// <param name="Columns">Names, each once.</param>
/// <param name="Rows">Values in the order of the columns; at least one row.</param>
public sealed record FeedTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
