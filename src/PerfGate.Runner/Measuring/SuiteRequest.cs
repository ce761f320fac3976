using PerfGate.Runner.Measuring.Profiles;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>A benchmark project on both sides.</summary>
/// <param name="Head">The change.</param>
/// <param name="Base">Null when the base does not have the project.</param>
public sealed record ProjectSides(BuiltProject Head, BuiltProject? Base);

/// <summary>What is to be measured, and how much of it.</summary>
public sealed record SuiteRequest
{
    public required IReadOnlyList<ProjectSides> Projects { get; init; }

    /// <summary>Glob over ids; null: all.</summary>
    public string? Filter { get; init; }

    /// <summary>No new pair begins after this, but for the first benchmark's first two; null: no limit.</summary>
    public TimeSpan? Budget { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Top of the work tree, or of the head's checkout; sources are told relative to it.</summary>
    public required string HeadRoot { get; init; }

    /// <summary>Top of the base's checkout; null without a base.</summary>
    public string? BaseRoot { get; init; }

    /// <summary>How pairs are to be measured.</summary>
    public RouteWish Route { get; init; }

    /// <summary>Of how many pairs of a benchmark the instructions of an operation are counted; 0: of none.</summary>
    public int PairsToCount { get; init; }

    /// <summary>Pairs of launches whose profiles are recorded, for all pairs of the benchmark to be compiled for; 0: each launch makes its own.</summary>
    public int Recordings { get; init; }

    /// <summary>The methods of a project that both sides, base and head, have. Asked for once a benchmark.</summary>
    public Func<BuiltProject, BuiltProject, IReadOnlyList<CounterpartMethod>> Counterparts { get; init; } = (_, _) => [];

    /// <summary>Ids in base that are called otherwise in head.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>();
}
