using System.Text;
using System.Text.Json;
using PerfGate.Core.Files;

namespace PerfGate.Importers;

/// <summary>The first field of a file that begins like a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value where that is text.</param>
internal sealed record JsonStart(string Name, string? Text)
{
    /// <returns>Null where the bytes begin like something else.</returns>
    public static JsonStart? Of(ReadOnlySpan<byte> start)
    {
        start = start.StartsWith(Encoding.UTF8.Preamble) ? start[Encoding.UTF8.Preamble.Length..] : start;
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName
                ? new JsonStart(reader.GetString()!, reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null)
                : null;
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            return null;
        }
    }
}
