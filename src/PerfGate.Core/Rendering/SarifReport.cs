using System.Buffers;
using System.Text;
using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>What fails and what is warned of, as SARIF 2.1.0, each at the benchmark's own source line.</summary>
public static class SarifReport
{
    private const int LongestText = 2000;

    private static readonly (string Id, string Name, string Text)[] Rules =
    [
        (DiagnosticIds.TimeRegressed, "TimeRegressed", "A benchmark is proved slower than its base."),
        (DiagnosticIds.AllocationGrew, "AllocationGrew", "A benchmark allocates more than its base."),
        (DiagnosticIds.BenchmarkRemoved, "BenchmarkRemoved", "A benchmark of the base is gone."),
        (DiagnosticIds.BenchmarkFailed, "BenchmarkFailed", "A benchmark threw, hung or returned nothing."),
        (DiagnosticIds.Inconclusive, "Inconclusive", "The evidence proves neither a change nor that there is none."),
        (DiagnosticIds.MetricRegressed, "MetricRegressed", "A metric of a benchmark is proved worse than its base."),
        (DiagnosticIds.LimitBroken, "LimitBroken", "A value is proved to be beyond its limit."),
    ];

    public static string Write(GateReport report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, report);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var result in report.Results.Where(result => result.Decision != Decision.Pass).Order(ResultOrder.Instance))
            {
                Write(json, result);
            }

            json.WriteEndArray();
            WriteSections(json, report.Sections ?? []);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter json, GateReport report)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "PerfGate");
        if (report.Tool is { } version)
        {
            json.WriteString("version", version);
        }

        json.WriteStartArray("rules");
        foreach (var (id, name, text) in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("name", name);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", text);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>SARIF has no words for them; what a run has beside its results goes into its property bag (3.8).</summary>
    private static void WriteSections(Utf8JsonWriter json, IReadOnlyList<ReportSection> sections)
    {
        if (sections.Count == 0)
        {
            return;
        }

        json.WriteStartObject("properties");
        json.WriteStartArray("sections");
        foreach (var section in sections)
        {
            json.WriteStartObject();
            json.WriteString("place", char.ToLowerInvariant(section.Place.ToString()[0]) + section.Place.ToString()[1..]);
            WriteTexts(json, "sentences", section.Sentences);
            if (section.Table is { Rows.Count: > 0 } table)
            {
                json.WriteString("title", Text(table.Title));
                WriteTexts(json, "columns", table.Columns.Select(column => column.TrimEnd(':')));
                json.WriteStartArray("rows");
                foreach (var row in table.Rows)
                {
                    WriteTexts(json, null, row);
                }

                json.WriteEndArray();
            }

            WriteTexts(json, "advice", section.Advice.Select(advice => $"{advice.Action} Gain: {advice.Estimate} Rule: {advice.Rule}."));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="json">Gets an array; none where there is no text.</param>
    /// <param name="name">Null inside an array.</param>
    /// <param name="texts">Of a source.</param>
    private static void WriteTexts(Utf8JsonWriter json, string? name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length == 0)
        {
            return;
        }

        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var text in all)
        {
            json.WriteStringValue(Text(text));
        }

        json.WriteEndArray();
    }

    private static string Text(string text) => VisibleText.Shorten(VisibleText.Escape(text), LongestText);

    private static void Write(Utf8JsonWriter json, ReportResult result)
    {
        var id = ResultDiagnostics.CodeOf(result);
        json.WriteStartObject();
        json.WriteString("ruleId", id);
        json.WriteNumber("ruleIndex", Array.FindIndex(Rules, rule => rule.Id == id));
        json.WriteString("level", result.Decision switch
        {
            Decision.Fail => "error",
            Decision.Warn => "warning",
            _ => "note",
        });
        json.WriteStartObject("message");
        json.WriteString("text", Text(ResultDiagnostics.MessageOf(result)));
        json.WriteEndObject();
        if (result.Decision == Decision.Waived)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("locations");
        if (ResultDiagnostics.PlaceOf(result) is var (path, line))
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", "%SRCROOT%");
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("perfgate/v1", $"{Text(result.Identity.ToString())} {id}{Further(result)}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Times and allocations have rules of their own; of the other metrics a benchmark may have several under one.</summary>
    private static string Further(ReportResult result) =>
        result.Metric is null or Measurements.Metric.Time or Measurements.Metric.Allocated ? "" : $" {VisibleText.Escape(MetricWords.Full(result)!)}";
}
