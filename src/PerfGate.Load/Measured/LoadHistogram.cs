using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>One histogram of a run.</summary>
/// <param name="Endpoint">Null: the generator's lag, of all requests.</param>
/// <param name="Tenant">Null: the scenario has no tenants.</param>
/// <param name="Kind">Which times: <c>response</c>, <c>service</c>, <c>failed</c> or <c>lag</c>.</param>
/// <param name="Encoded">HdrHistogram's V2 encoding, compressed, base 64; values in nanoseconds.</param>
public sealed record LoadHistogram(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Endpoint,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Tenant,
    string Kind,
    string Encoded);
