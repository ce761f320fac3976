using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Measurements;

/// <summary>The machine and runtime that a measurement was made on.</summary>
public sealed record MeasuredEnvironment
{
    /// <summary>Names the folder of comparable baselines, for example <c>linux-x64-net10.0.12-epyc-9r14-2c</c>.</summary>
    public required string Key { get; init; }

    public string? Os { get; init; }

    public string? Cpu { get; init; }

    /// <summary>Logical processors that the process may use.</summary>
    public int? Cores { get; init; }

    public string? Runtime { get; init; }

    public string? Sdk { get; init; }

    public string? Gc { get; init; }

    public string? Jit { get; init; }

    public string? BenchmarkDotNet { get; init; }

    /// <summary>How benchmarks were measured where that is not by turns: <c>launches</c>, or each project with its route; null: by turns, or unknown.</summary>
    public string? Route { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
