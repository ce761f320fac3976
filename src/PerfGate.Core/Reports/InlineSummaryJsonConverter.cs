using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Statistics;

namespace PerfGate.Core.Reports;

/// <summary>Writes a summary on one line: a report has two for each result, and is read by people too.</summary>
internal sealed class InlineSummaryJsonConverter : JsonConverter<Summary>
{
    public override Summary? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ReportJson.Instance.Summary);

    public override void Write(Utf8JsonWriter writer, Summary value, JsonSerializerOptions options) => writer.WriteRawValue(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "n": {{value.N}}, "mean": {{value.Mean:R}}, "median": {{value.Median:R}}, "p50": {{value.P50:R}}, "p95": {{value.P95:R}}, "p99": {{value.P99:R}}, "stdDev": {{value.StdDev:R}} }"""));
}
