namespace PerfGate.Load.Scenarios;

/// <summary>Where requests go.</summary>
public sealed record LoadTarget
{
    /// <summary>Scheme, host and port, <c>http://127.0.0.1:5080</c>; with a unix socket the host that is put into requests. May hold <c>{port}</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Path of a unix socket to connect to instead; null: TCP.</summary>
    public string? UnixSocket { get; init; }

    public HttpGeneration Http { get; init; } = HttpGeneration.Http11;

    /// <summary>False: any certificate is accepted, and the report says so.</summary>
    public bool VerifyCertificate { get; init; } = true;

    /// <summary>The scenario's half of the consent to load a machine other than this one; the command line gives the other.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>False: requests leave this machine.</summary>
    public bool IsLoopback => UnixSocket is not null || Loopback.Is(new Uri(Address.Replace("{port}", "1", StringComparison.Ordinal)));
}

public enum HttpGeneration
{
    Http11,

    /// <summary>HTTP/2, over TLS or, with <c>http:</c>, by prior knowledge.</summary>
    Http2,
}
