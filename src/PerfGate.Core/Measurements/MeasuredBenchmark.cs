using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Files;

namespace PerfGate.Core.Measurements;

/// <summary>One benchmark of a <see cref="MeasurementSet"/>.</summary>
public sealed record MeasuredBenchmark
{
    public required string Id { get; init; }

    [JsonConverter(typeof(SharedStringJsonConverter))]
    public string? Project { get; init; }

    [JsonConverter(typeof(SharedStringJsonConverter))]
    public string? Job { get; init; }

    [JsonConverter(typeof(SharedStringJsonConverter))]
    public string? Runtime { get; init; }

    /// <summary>Where the benchmark is declared, <c>path.cs:12</c>, relative to the repository with forward slashes.</summary>
    public string? Source { get; init; }

    /// <summary>Machine time that measuring it took, both sides of its pairs together, s; null when unknown.</summary>
    public double? Seconds { get; init; }

    /// <summary>What the measuring loop itself takes, ns per operation; times are not corrected for it. Null when unknown.</summary>
    public double? Overhead { get; init; }

    /// <summary>Why its instructions could not be counted; null where they were, or nobody tried.</summary>
    [JsonConverter(typeof(SharedStringJsonConverter))]
    public string? WhyNotCounted { get; init; }

    /// <summary>Why there is nothing to judge; null when the benchmark was measured.</summary>
    public MeasurementFailure? Failure { get; init; }

    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<Metric> Metrics { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public BenchmarkIdentity Identity => new(Project, Id, Job, Runtime);

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }

    public Metric? FindMetric(string name)
    {
        // By index, here and wherever it is done for each benchmark: enumerators of interfaces are allocated.
        for (var i = 0; i < Metrics.Count; i++)
        {
            if (Metrics[i].Name == name)
            {
                return Metrics[i];
            }
        }

        return null;
    }
}
