namespace PerfGate.Load.Scenarios;

/// <summary>How many requests, when, and over how many connections.</summary>
public sealed record LoadShape
{
    /// <summary>Fewer repetitions than these cannot carry a verdict.</summary>
    public const int FewestWindows = 10;

    public LoadModel Model { get; init; } = LoadModel.Open;

    /// <summary>Open model: the rates one after the other, after the warm-up. At least one.</summary>
    public IReadOnlyList<LoadStage> Stages { get; init; } = [];

    /// <summary>Open model: how arrivals are spread within the rate.</summary>
    public ArrivalPattern Arrivals { get; init; } = ArrivalPattern.Constant;

    /// <summary>Closed model: virtual users, each sending its next request after the answer and <see cref="ThinkTime"/>; at least 1.</summary>
    public int Users { get; init; } = 1;

    public TimeSpan ThinkTime { get; init; }

    /// <summary>Sent with the first stage's rate and thrown away.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Of all stages together, the warm-up apart; what the closed model takes as its time.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Equal parts of <see cref="Duration"/>, each one repetition for the statistics.</summary>
    public int Windows { get; init; } = 12;

    /// <summary>Most requests in flight; those that are due beyond wait, and their wait counts.</summary>
    public int Connections { get; init; } = 100;

    /// <summary>False: each request opens a connection of its own.</summary>
    public bool KeepAlive { get; init; } = true;

    /// <summary>From sending to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Redirects that are followed; 0: a redirect is the answer. Headers and cookies stay within the origin.</summary>
    public int Redirects { get; init; }

    /// <summary>An answer's body beyond this many bytes is an error, and its connection is closed.</summary>
    public long LargestBody { get; init; } = 64L << 20;

    public LoadEngine Engine { get; init; } = LoadEngine.Http;

    /// <summary>Of all random choices; the same on both sides of a comparison.</summary>
    public ulong Seed { get; init; } = 1;
}

public enum LoadModel
{
    /// <summary>Requests are due at times that the answers cannot delay.</summary>
    Open,

    /// <summary>Each user waits for its answer: the load falls when the service slows down.</summary>
    Closed,
}

public enum ArrivalPattern
{
    /// <summary>Evenly spaced.</summary>
    Constant,

    /// <summary>Exponential gaps of the same mean.</summary>
    Poisson,
}

public enum LoadEngine
{
    /// <summary>.NET's own HTTP client: TLS, HTTP/2, cookies, everything.</summary>
    Http,

    /// <summary>Plain HTTP/1.1 over sockets on one thread, for rates that the client cannot reach; Linux.</summary>
    Raw,
}
