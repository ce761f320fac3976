namespace PerfGate.Load.Measured;

/// <summary>How a request ended.</summary>
public enum RequestOutcome
{
    /// <summary>A status that counts as success, and every check held.</summary>
    Ok,

    /// <summary>A redirect that was not, or no longer, to be followed.</summary>
    Redirect,

    /// <summary>400 to 499 but 429.</summary>
    ClientError,

    /// <summary>429 or 503: the service refused the work.</summary>
    Shed,

    /// <summary>500 to 599 but 503.</summary>
    ServerError,

    /// <summary>No connection: refused, unreachable, or no such host.</summary>
    Refused,

    /// <summary>The connection ended before the answer did.</summary>
    Reset,

    /// <summary>No answer within the timeout.</summary>
    Timeout,

    /// <summary>Bytes that are no HTTP.</summary>
    Invalid,

    /// <summary>Status line and headers beyond 64 KiB.</summary>
    HeadTooLarge,

    /// <summary>A body beyond the scenario's <c>largest-body</c>, as it came or decoded.</summary>
    BodyTooLarge,

    /// <summary>The certificate was not accepted.</summary>
    Certificate,

    /// <summary>The status was a success and a check failed.</summary>
    CheckFailed,
}
