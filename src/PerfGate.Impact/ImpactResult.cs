namespace PerfGate.Impact;

/// <summary>The verdict on every benchmark that was asked for.</summary>
public sealed record ImpactResult
{
    /// <summary>In the order of the request.</summary>
    public required IReadOnlyList<ImpactVerdict> Verdicts { get; init; }

    /// <summary>What differs, by name.</summary>
    public IReadOnlyList<ChangedMember> Changes { get; init; } = [];

    /// <summary>Members of head that were read and compared.</summary>
    public int MembersCompared { get; init; }
}
