namespace PerfGate.Load.Scenarios;

/// <summary>Whether one tenant's traffic may hurt another: the victim alone, then beside the aggressor, in turns.</summary>
/// <param name="Victim">Name of a tenant.</param>
/// <param name="Aggressor">Name of another tenant.</param>
public sealed record IsolationPlan(string Victim, string Aggressor)
{
    /// <summary>Fewer blocks prove nothing.</summary>
    public const int FewestBlocks = 8;

    /// <summary>Arrivals per second of the victim, above 0.</summary>
    public required double VictimRate { get; init; }

    /// <summary>Arrivals per second of the aggressor, above 0.</summary>
    public required double AggressorRate { get; init; }

    /// <summary>Pairs of windows, one alone and one beside the aggressor; at least <see cref="FewestBlocks"/>.</summary>
    public int Blocks { get; init; } = 12;

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Growth of a percentile of the victim that is accepted, as a fraction.</summary>
    public double Limit { get; init; } = 0.10;

    /// <summary>Where <see cref="Limit"/> was set: "shop.yml:31", "default".</summary>
    public string Origin { get; init; } = "default";
}
