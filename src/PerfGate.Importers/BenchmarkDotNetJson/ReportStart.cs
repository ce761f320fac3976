using System.Text;
using System.Text.Json;
using PerfGate.Core.Files;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>What the first bytes of a file say of the report that it may hold.</summary>
/// <param name="IsReport">A field that reports have is there, first or behind others.</param>
/// <param name="IsArray">Several reports in one file.</param>
/// <param name="Title">Of the run; null where the bytes do not reach it, and of several reports.</param>
internal sealed record ReportStart(bool IsReport, bool IsArray, string? Title)
{
    public static ReportStart Of(ReadOnlySpan<byte> bytes)
    {
        var own = ReportText.Start(bytes).ToArray();
        ReportText.ReplaceNotNumbers(own);
        ReadOnlySpan<byte> start = own;
        start = start.StartsWith(Encoding.UTF8.Preamble) ? start[Encoding.UTF8.Preamble.Length..] : start;
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        var (isReport, isArray, title) = (false, false, (string?)null);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0)
                {
                    isArray |= reader.TokenType == JsonTokenType.StartArray;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == (isArray ? 2 : 1))
                {
                    var isTitle = reader.ValueTextEquals("Title"u8);
                    isReport |= isTitle || reader.ValueTextEquals("HostEnvironmentInfo"u8) || reader.ValueTextEquals("Benchmarks"u8);
                    if (isTitle && !isArray && reader.Read() && reader.TokenType == JsonTokenType.String)
                    {
                        title = reader.GetString();
                    }
                }
            }
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            // What came before the fault counts; whoever reads the whole file says what is wrong with it.
        }

        return new ReportStart(isReport, isArray, title);
    }
}
