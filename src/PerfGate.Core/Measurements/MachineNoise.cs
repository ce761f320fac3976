using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Measurements;

/// <summary>What the machine did to work of a fixed size, just before the benchmarks were measured.</summary>
public sealed record MachineNoise
{
    /// <summary>From here on the machine is called noisy: a fifth of the time is not ours, or one slice in twenty takes half as long again.</summary>
    public const double MuchStolen = 0.2;

    /// <inheritdoc cref="MuchStolen"/>
    public const double MuchJitter = 0.5;

    /// <summary>Processes that wanted to run, averaged over the last minute; null where the system does not tell.</summary>
    public double? Load { get; init; }

    /// <summary>Part of the wall time in which the working thread did not run: 0 is a processor of one's own; null where unknown.</summary>
    public double? Stolen { get; init; }

    /// <summary>The 95th percentile of slices of a millisecond of work, over their median, less 1.</summary>
    public required double Jitter { get; init; }

    /// <summary>Clock of the processors, MHz, where the system tells.</summary>
    public double? Megahertz { get; init; }

    /// <summary>How often the processors were slowed down for their heat since the system started; null where the system does not tell.</summary>
    public long? Throttled { get; init; }

    /// <summary>Other processes of .NET, Java or Node that used a processor meanwhile.</summary>
    public int BusyRuntimes { get; init; }

    [JsonIgnore]
    public bool IsNoisy => Stolen > MuchStolen || Jitter > MuchJitter;

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
