using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Html;

/// <summary>The results as the block of JSON that the page's script draws its table from.</summary>
internal static class HtmlRows
{
    /// <summary>A row is an array; report.js names its fields. No character of it can end the block: all of HTML's own are escaped.</summary>
    public static string Write(GateReport report, BenchmarkNames names)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartArray();
            foreach (var result in report.Results.Order(ResultOrder.Instance))
            {
                Write(json, result, names);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ReportResult result, BenchmarkNames names)
    {
        var unit = result.Unit ?? "";
        var (left, right) = result.IsHeldAgainstLimit ? LimitWords.Sides(result) : (result.Base, result.Head) switch
        {
            ({ } b, { } h) => ResultWords.Sides(b.Median, h.Median, result),
            ({ } b, null) => (Quantity.Format(b.Median, unit), ""),
            (null, { } h) => ("", Quantity.Format(h.Median, unit)),
            _ => ("", ""),
        };
        json.WriteStartArray();
        json.WriteStringValue(OutcomeWords.Of(result.Outcome));
        json.WriteStringValue(result.Decision switch
        {
            Decision.Fail => "fail",
            Decision.Warn => "warn",
            Decision.Waived => "waived",
            _ => "pass",
        });
        json.WriteStringValue(VisibleText.Shorten(VisibleText.Escape(names.Brief(result.Identity)), MarkdownText.LongestCode));
        json.WriteStringValue(VisibleText.Escape(names.Metric(result)));
        json.WriteStringValue(VisibleText.Escape(left));
        json.WriteStringValue(VisibleText.Escape(right));
        json.WriteStringValue(VisibleText.Escape(ResultWords.Change(result)));
        json.WriteStringValue(ResultWords.Interval(result));
        Number(json, result.Base?.Median);
        Number(json, result.Head?.Median);
        Number(json, result.Ratio);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
