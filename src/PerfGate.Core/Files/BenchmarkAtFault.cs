using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfGate.Core.Files;

/// <summary>Finds the id of the benchmark that a fault's path points into, <c>$.benchmarks[12].metrics[0]</c>.</summary>
internal static partial class BenchmarkAtFault
{
    public static string? Find(string? path, ReadOnlySpan<byte> json)
    {
        var match = EntryPattern().Match(path ?? "");
        if (!match.Success || !int.TryParse(match.Groups["index"].Value, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        try
        {
            return FindId(json, match.Groups["list"].Value, index);
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            // The fault itself comes before the id, or is in it.
            return null;
        }
    }

    private static string? FindId(ReadOnlySpan<byte> json, string list, int index)
    {
        // Depth 1: fields of the document; depth 2: entries of the list; depth 3: their fields.
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var inside = false;
        var entry = -1;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                inside = reader.ValueTextEquals(list);
            }
            else if (inside && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.StartObject)
            {
                entry++;
            }
            else if (inside && entry == index && reader.CurrentDepth == 3
                && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\$\.(?<list>benchmarks|results)\[(?<index>\d+)\]")]
    private static partial Regex EntryPattern();
}
