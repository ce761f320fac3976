using System.Text.Json.Serialization;
using PerfGate.Core.Files;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The response times of an endpoint over a whole run, at more percentiles than a table shows.</summary>
/// <param name="Name">As <see cref="SeriesName"/> writes it.</param>
/// <param name="Parts">Parts of the requests, rising, from 0 to 1; none that stands for less than one request.</param>
/// <param name="Values">For each part the response time that it did not exceed, ns; the first is the quickest, the last the slowest.</param>
/// <param name="Count">Requests.</param>
public sealed record PercentileCurve(
    string Name,
    [property: JsonConverter(typeof(InlineNumbersJsonConverter))] IReadOnlyList<double> Parts,
    [property: JsonConverter(typeof(InlineNumbersJsonConverter))] IReadOnlyList<double> Values,
    long Count)
{
    /// <summary>At these a curve is kept: the quickest, then ever finer towards the slowest, three to each factor of ten.</summary>
    public static IReadOnlyList<double> Kept { get; } =
        [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9975, 0.999, 0.9995, 0.99975, 0.9999, 0.99995, 0.999975, 0.99999, 0.999999, 1];
}
