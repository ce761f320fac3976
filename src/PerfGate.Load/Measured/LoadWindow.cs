using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>The requests that were due in one stretch of time, whenever they ended.</summary>
public sealed record LoadWindow
{
    /// <summary>The part of its requests that a run may leave unsent.</summary>
    private const double MostUnsent = 0.001;

    /// <summary>From the start of the run, s.</summary>
    public double Start { get; init; }

    /// <summary>Length, s.</summary>
    public required double Seconds { get; init; }

    /// <summary>Requests that were due.</summary>
    public required long Due { get; init; }

    /// <summary>Due and not sent before the run was over: a run with more than a thousandth of these is void.</summary>
    public long Unsent { get; init; }

    /// <summary>Sent after the last window's end: what had piled up by then.</summary>
    public long Drained { get; init; }

    /// <summary>From the intended arrival to the moment when the generator handed the request on: the generator's own lateness.</summary>
    public LatencySummary Lag { get; init => field = value ?? LatencySummary.None; } = LatencySummary.None;

    public required IReadOnlyList<LoadSeries> Series { get; init; }

    /// <summary>Of a whole run; null: nobody looked for them (one window of many, a closed model, a file of an earlier version).</summary>
    public LoadPauses? Pauses { get; init; }

    /// <summary>Of a run that several machines share: the window's own histograms, so that its percentiles can be joined without loss. Else empty.</summary>
    public IReadOnlyList<LoadHistogram> Histograms { get; init => field = value ?? []; } = [];

    /// <summary>True when too many requests were never sent for the others to mean anything.</summary>
    [JsonIgnore]
    public bool IsVoid => Unsent > Due * MostUnsent;

    /// <summary>Why nothing may be judged by it, as the beginning of a sentence; null: it may.</summary>
    [JsonIgnore]
    public string? WhyVoid => Due == 0 ? "no request was due"
        : IsVoid ? $"{Unsent} of {Due} requests that were due were never sent"
        : null;

    /// <summary>Successes per second.</summary>
    [JsonIgnore]
    public double Throughput => Series.Sum(series => series.Succeeded) / Seconds;

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
