using PerfGate.Core.Rules;

namespace PerfGate.Impact;

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
