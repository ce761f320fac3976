using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Files;

/// <summary>Reads the strings that recur in every entry of a file (project, unit, metric) as one object each.</summary>
/// <remarks>A fixed table without locks: a race or a collision costs one more string, never a wrong one.</remarks>
public sealed class SharedStringJsonConverter : JsonConverter<string>
{
    private const int LongestShared = 64;
    private static readonly string?[] Table = new string?[256];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped
            || reader.ValueSpan.Length > LongestShared)
        {
            return reader.GetString();
        }

        var hash = new HashCode();
        hash.AddBytes(reader.ValueSpan);
        ref var slot = ref Table[hash.ToHashCode() & (Table.Length - 1)];
        var known = slot;
        if (known is not null && reader.ValueTextEquals(known))
        {
            return known;
        }

        return slot = reader.GetString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
