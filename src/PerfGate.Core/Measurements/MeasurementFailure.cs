using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Measurements;

/// <summary>A listed benchmark that gave no usable values.</summary>
public sealed record MeasurementFailure(FailureReason Reason, string Message)
{
    /// <summary>Characters of a message. What an exception says at greater length is cut where it is measured; a fork's is refused.</summary>
    public const int LongestMessage = 4096;

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}

/// <summary>How a benchmark failed.</summary>
public enum FailureReason
{
    /// <summary>It, or its set-up, threw or its process ended.</summary>
    Threw,

    /// <summary>It gave no sign of life within the time that one operation may take.</summary>
    Timeout,

    /// <summary>It ran and returned no measurement, or none of its jobs can run here.</summary>
    Empty,
}
