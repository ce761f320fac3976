using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>How the verdict was made: enough to repeat it.</summary>
public sealed record Methodology
{
    public required Design Design { get; init; }

    public string? Profile { get; init; }

    /// <summary>The most pairs of launches of a benchmark; null when nothing was measured.</summary>
    public int? Pairs { get; init; }

    /// <summary>Numbers of pairs at which a slowdown or an improvement may be proved.</summary>
    public IReadOnlyList<int>? Looks { get; init; }

    /// <summary>Numbers of pairs at which a slowdown of <see cref="Detect"/> may be ruled out.</summary>
    public IReadOnlyList<int>? UnchangedLooks { get; init; }

    /// <summary>Chance, over the whole suite, that an unchanged suite turns red; 0 to 1.</summary>
    public required double FalseAlarms { get; init; }

    /// <summary>The slowdown that the run is sized to settle, as a fraction (0.03 is 3 %).</summary>
    public required double Detect { get; init; }

    /// <summary>A slowdown must be proved beyond this fraction.</summary>
    public required double NoiseFloor { get; init; }

    /// <summary>Number of tests that share the false-alarm rate (Holm).</summary>
    public required int FamilySize { get; init; }

    /// <summary>Two-sided confidence of the intervals shown.</summary>
    // Source-generated reading assigns 0, which is no confidence, where a file has no such field.
    public double Confidence { get; init => field = value == 0 ? 0.95 : value; } = 0.95;

    /// <summary>Benchmarks whose instructions were counted; null where nobody tried.</summary>
    public int? InstructionsCounted { get; init; }

    /// <summary>Why the instructions of other benchmarks were not, and of how many.</summary>
    public IReadOnlyDictionary<string, int>? WhyNotCounted { get; init; }

    /// <summary>Seed of the run's random orders; null when nothing was measured.</summary>
    public ulong? Seed { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
