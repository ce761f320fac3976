namespace PerfGate.Impact.Contracts;

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

    /// <summary>What two launches of the base add to a verdict that the code alone did not settle, or why they add nothing; null: none were made.</summary>
    public string? Observed { get; init; }

    /// <summary>How many <see cref="ChangedMembers"/> are named.</summary>
    public const int MostChanges = 10;
}

/// <summary>What can be said of a benchmark from the code of both sides.</summary>
public enum ImpactKind
{
    /// <summary>Everything that it can reach is the same on both sides.</summary>
    Unaffected,

    /// <summary>It can reach something that differs.</summary>
    Affected,

    /// <summary>What it can reach cannot be told from the code.</summary>
    NotProvable,
}

/// <summary>A member or type that differs between the sides, and what reaches it.</summary>
/// <param name="Name">As a reader knows it.</param>
/// <param name="Change">What is different: <c>changed</c>, <c>only in head</c>, <c>only in base</c>.</param>
/// <param name="Benchmarks">Ids of the benchmarks that reach it, in the order of the request.</param>
/// <param name="ReachedFrom">Whoever names it on the shortest ways to those benchmarks, and so on up to them.</param>
public sealed record ChangedMember(string Name, string Change, IReadOnlyList<string> Benchmarks, IReadOnlyList<ReachBranch> ReachedFrom);

/// <summary>A member on the way from a change back to the benchmarks, or a benchmark.</summary>
/// <param name="Name">Of the member, or the id of the benchmark.</param>
/// <param name="ReachedFrom">What names it; empty for a benchmark.</param>
public sealed record ReachBranch(string Name, IReadOnlyList<ReachBranch> ReachedFrom);
