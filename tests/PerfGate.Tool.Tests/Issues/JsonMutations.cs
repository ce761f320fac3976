using System.Text;
using System.Text.Json;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>A document once with each of its values, and each of its names, replaced by each of those that are hard on a reader.</summary>
internal static class JsonMutations
{
    private static readonly string[] Values =
    [
        "5e-324", "-5e-324", "1e308", "-1e308", "1e999", "-1", "0", "1.5", "2147483647", "9223372036854775807", "1e30", "null", "[]", "[null]", "{}", "\"\"",
        "\"half \\ud83d of a pair\"", "\"\u001b[31m\"", "\"\\u0000\\u001b]0;x\\u0007\\n::error::x\"", "true",
    ];

    /// <summary>Half of a sequence of UTF-8.</summary>
    private static readonly byte[] Invalid = [(byte)'"', 0xC3, 0x28, 0xFF, (byte)'"'];

    public static IEnumerable<(string What, byte[] Json)> Of(byte[] json)
    {
        foreach (var (start, length, isName) in Tokens(json))
        {
            var place = $"byte {start} ({Encoding.UTF8.GetString(json, start, Math.Min(length, 30))})";
            foreach (var value in isName ? ["\"half \\ud83d of a pair\"", "\"\\u001b\""] : Values)
            {
                yield return ($"{place} as {value}", [.. json[..start], .. Encoding.UTF8.GetBytes(value), .. json[(start + length)..]]);
            }

            yield return ($"{place} as invalid UTF-8", [.. json[..start], .. Invalid, .. json[(start + length)..]]);
            yield return ($"{place} cut off", json[..start]);
        }
    }

    private static List<(int Start, int Length, bool IsName)> Tokens(byte[] json)
    {
        var tokens = new List<(int, int, bool)>();
        for (var reader = new Utf8JsonReader(json); reader.Read();)
        {
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.StartArray or JsonTokenType.EndArray))
            {
                var isName = reader.TokenType == JsonTokenType.PropertyName;
                var length = isName ? reader.ValueSpan.Length + 2 : (int)(reader.BytesConsumed - reader.TokenStartIndex);
                tokens.Add(((int)reader.TokenStartIndex, length, isName));
            }
        }

        return tokens;
    }
}
