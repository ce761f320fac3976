namespace PerfGate.Load.Scenarios;

/// <summary>A table whose columns requests may use as <c>{column}</c>: CSV with a header line, or a JSON array of objects.</summary>
/// <param name="File">Relative to the scenario's folder.</param>
public sealed record LoadFeed(string File)
{
    /// <summary>Bytes of a feed's file at most; all of its rows are in memory.</summary>
    public const long LargestFile = 1L << 30;

    public FeedOrder Order { get; init; } = FeedOrder.Sequential;

    /// <summary>Line of the feed in the scenario.</summary>
    public int Line { get; init; }
}

public enum FeedOrder
{
    /// <summary>One row after the other, from the start again at the end.</summary>
    Sequential,

    /// <summary>Any row, by the scenario's seed.</summary>
    Random,
}
