using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>Descriptions of the machine are text in most versions and an object that holds the text in others: the first text found.</summary>
internal sealed class LenientTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.TrySkip();
            return null;
        }

        string? first = null;
        var depth = reader.CurrentDepth;
        while (reader.Read() && (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth > depth))
        {
            if (first is null && reader.TokenType == JsonTokenType.String)
            {
                first = reader.GetString();
            }
        }

        return first;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are read only.");
}
