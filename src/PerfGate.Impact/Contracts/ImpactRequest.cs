using PerfGate.Core.Rules;

namespace PerfGate.Impact.Contracts;

/// <summary>What is compared, and how freely.</summary>
public sealed record ImpactRequest
{
    public required ImpactSide Base { get; init; }

    public required ImpactSide Head { get; init; }

    public required IReadOnlyList<ImpactBenchmark> Benchmarks { get; init; }

    /// <summary><see cref="ImpactMode.Strict"/>: a benchmark that reaches any reflection is not provable. Never <see cref="ImpactMode.Off"/>.</summary>
    public ImpactMode Mode { get; init; } = ImpactMode.Wide;

    /// <summary>
    /// Files of the repository that differ between the sides, relative, forward slashes: a benchmark that reads files may read them.
    /// Null: unknown, so that every benchmark that reads files is not provable.
    /// </summary>
    public IReadOnlyList<string>? ChangedFiles { get; init; } = [];

    /// <summary>Compare every member of the projects, also those that no benchmark reaches: for explanations.</summary>
    public bool CompareAll { get; init; }
}

/// <summary>One built side of a benchmark project: the output folder as it would be run.</summary>
public sealed record ImpactSide
{
    /// <summary>Full path of the benchmark assembly; what lies beside it is the rest of the side.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Top of the work tree in which it was built: text in the code that begins with it is the same text on both sides. Null: unknown.</summary>
    public string? SourceRoot { get; init; }

    internal string Folder => Path.GetDirectoryName(AssemblyPath)!;
}

/// <summary>A benchmark that may be affected or not.</summary>
/// <param name="Id">What the caller calls it.</param>
/// <param name="Type">Assembly-qualified name of its type in head, closed when generic.</param>
/// <param name="Method">Name of the method that is measured.</param>
public sealed record ImpactBenchmark(string Id, string Type, string Method)
{
    /// <summary>Its type in base, where a rename brought the two together; null: the same.</summary>
    public string? BaseType { get; init; }

    /// <summary>Its method in base, where a rename brought the two together; null: the same.</summary>
    public string? BaseMethod { get; init; }
}
