using System.Text.Json;

namespace PerfGate.Core.Measurements;

/// <summary>One run of one process: the unit of evidence.</summary>
public sealed record Launch
{
    /// <summary>At most this many values a launch are kept: medians of blocks of adjacent turns.</summary>
    public const int MaxValues = 16;

    /// <summary>Launches of base and head with the same number were measured side by side; null: unpaired.</summary>
    public int? Pair { get; init; }

    /// <summary>Which side took the first turn, <c>AB</c> (base) or <c>BA</c> (head); null when not paired or not timed.</summary>
    public string? Order { get; init; }

    /// <summary>
    /// Processor time of the benchmark's thread over the wall time of its turns: 1 is undisturbed code that does not wait; null when
    /// unknown. It explains wall times and never replaces them: what waits, or works on other threads, shows in wall time only.
    /// </summary>
    public double? Busy { get; init; }

    /// <summary>Values per operation in the metric's unit; the i-th values of a pair were measured in adjacent turns.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    public Dictionary<string, JsonElement>? UnknownFields { get; init; }
}
