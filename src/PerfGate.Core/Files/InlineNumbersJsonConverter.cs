using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Files;

/// <summary>Writes a list of finite numbers on one line: <c>[1.02, 0.99]</c>.</summary>
public sealed class InlineNumbersJsonConverter : JsonConverter<IReadOnlyList<double>>
{
    public override IReadOnlyList<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array of numbers was expected.");
        }

        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(FiniteNumberJsonConverter.Read(ref reader));
        }

        return numbers;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<double> value, JsonSerializerOptions options)
    {
        var line = new StringBuilder("[");
        for (var i = 0; i < value.Count; i++)
        {
            var number = double.IsFinite(value[i]) ? value[i] : throw new JsonException("A number of a list is not finite.");
            line.Append(i == 0 ? "" : ", ").Append(number.ToString("R", CultureInfo.InvariantCulture));
        }

        writer.WriteRawValue(line.Append(']').ToString());
    }
}
