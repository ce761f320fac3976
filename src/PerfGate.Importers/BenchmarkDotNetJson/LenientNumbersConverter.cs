using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>The numbers of an array; entries that are none are left out.</summary>
internal sealed class LenientNumbersConverter : JsonConverter<List<double>>
{
    public override List<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("'OriginalValues' is an array.");
        }

        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
            {
                numbers.Add(number);
            }
            else
            {
                reader.TrySkip();
            }
        }

        return numbers;
    }

    public override void Write(Utf8JsonWriter writer, List<double> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are read only.");
}
