using System.Text.Json.Serialization;
using PerfGate.Statistics;

namespace PerfGate.Load.Limits.Judging;

/// <summary>How long the accepted requests of an endpoint took at worst.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Before">99th percentile without the limit, ns; 0: no request was accepted.</param>
/// <param name="During">99th percentile while the limit held, ns; 0: no request was accepted.</param>
/// <param name="Interval">Of the windows' 99th percentile, ns; null: too few windows had an accepted request.</param>
/// <param name="Budget">What it may be, ns; null: the endpoint has no such budget.</param>
public sealed record AcceptedLatency(
    string Endpoint,
    double Before,
    double During,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Interval? Interval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Budget);
