namespace PerfGate.Git;

/// <summary>What the user and the environment say about the base.</summary>
public sealed record BaseRequest
{
    /// <summary>What the base is for; null: the work tree.</summary>
    public HeadChoice? Head { get; init; }

    /// <summary>The revision of <c>--base REV</c>; null: the rule decides (<c>--base auto</c>).</summary>
    public string? Revision { get; init; }

    /// <summary><c>compare.branch</c>; null: the remote's default branch.</summary>
    public string? CompareBranch { get; init; }

    /// <summary>Reads an environment variable; null or empty when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
