using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>BenchmarkDotNet writes an empty string for a number that is not one: read as null, like anything else that is no number.</summary>
internal sealed class LenientNumberConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        reader.TrySkip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are read only.");
}
