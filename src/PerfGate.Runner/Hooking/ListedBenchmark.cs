namespace PerfGate.Runner.Hooking;

/// <summary>A benchmark as the hook found it in a built project.</summary>
public sealed record ListedBenchmark
{
    /// <summary>Assembly-qualified name of its type, closed when generic.</summary>
    public required string Type { get; init; }

    /// <summary>Name of its method.</summary>
    public required string Method { get; init; }

    /// <summary>Full name with parameters.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, or its settings where it has none.</summary>
    public required string Job { get; init; }

    /// <summary>Counts cases that share type, id and job, from 0.</summary>
    public required int Occurrence { get; init; }

    public required string SourceFile { get; init; }

    public required int SourceLine { get; init; }

    /// <summary>Framework that the job asks for, for example <c>net8.0</c>; empty: the project's own.</summary>
    public required string JobRuntime { get; init; }

    /// <summary>Settings of the job that only a new process can have.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <summary>Why it cannot be set up at all; empty when it can.</summary>
    public required string Broken { get; init; }
}

/// <summary>What a benchmark process says of itself and of the benchmarks in it.</summary>
/// <param name="Runtime">For example <c>.NET 10.0.12</c>.</param>
/// <param name="ServerGc">Whether the server garbage collector is on.</param>
/// <param name="ConcurrentGc">Whether background collections are on.</param>
/// <param name="DebuggerAttached">Whether a debugger is attached.</param>
/// <param name="Benchmarks">All cases, jobs for other runtimes included.</param>
/// <param name="LeftOut">A sentence on each class with benchmarks that BenchmarkDotNet passes over, with the remedy.</param>
public sealed record Listing(
    string Runtime,
    bool ServerGc,
    bool ConcurrentGc,
    bool DebuggerAttached,
    IReadOnlyList<ListedBenchmark> Benchmarks,
    IReadOnlyList<string> LeftOut)
{
    /// <summary>Members of BenchmarkDotNet without which nothing can be listed or run; <c>Type.Member</c>.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Those without which no turns can be taken.</summary>
    public IReadOnlyList<string> MissingForTurns { get; init; } = [];
}
