using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>What a process and its children used of the machine while requests were counted, as the operating system tells.</summary>
public sealed record ResourceUse
{
    /// <summary>Processor time over wall time: 1 is one processor.</summary>
    public double CpuMean { get; init; }

    public double CpuMax { get; init; }

    /// <summary>Resident memory, bytes.</summary>
    public long MemoryMean { get; init; }

    public long MemoryMax { get; init; }

    public int ThreadsMax { get; init; }

    /// <summary>Open files and sockets; null where the system does not tell.</summary>
    public int? HandlesMax { get; init; }

    /// <summary>Most connections at once to each watched port, by its name.</summary>
    public IReadOnlyDictionary<string, int> SocketsMax { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();

    public int Samples { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
