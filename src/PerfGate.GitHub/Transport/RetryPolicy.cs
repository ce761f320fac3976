namespace PerfGate.GitHub.Transport;

/// <summary>How long to keep asking a server that cannot answer just now.</summary>
public sealed record RetryPolicy
{
    /// <summary>The first included.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>All waiting of one request together; a server that asks for more is given up.</summary>
    public TimeSpan MostWaiting { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Before the second attempt; doubled before each one after.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After a secondary limit that names no time, as GitHub's documentation asks.</summary>
    public TimeSpan SecondaryLimit { get; init; } = TimeSpan.FromSeconds(60);
}
