namespace PerfGate.Impact;

/// <summary>What the comparison says of one benchmark, and why.</summary>
public sealed record ImpactVerdict
{
    public required ImpactBenchmark Benchmark { get; init; }

    public required ImpactKind Kind { get; init; }

    /// <summary>One sentence without its full stop.</summary>
    public required string Reason { get; init; }

    /// <summary>From the benchmark to the nearest changed member, or to what makes it not provable; empty when unaffected.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Changed members that it reaches, the nearest first; at most <see cref="MostChanges"/>.</summary>
    public IReadOnlyList<string> ChangedMembers { get; init; } = [];

    /// <summary>True when <see cref="ChangedMembers"/> does not hold all.</summary>
    public bool HasMoreChanges { get; init; }

    /// <summary>How many <see cref="ChangedMembers"/> are named.</summary>
    public const int MostChanges = 10;
}
