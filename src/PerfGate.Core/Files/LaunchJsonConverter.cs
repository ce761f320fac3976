using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Files;

/// <summary>Writes a launch on one line: baselines are committed, and people read their diffs.</summary>
internal sealed class LaunchJsonConverter : JsonConverter<Launch>
{
    public override Launch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int? pair = null;
        string? order = null;
        double[]? values = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A launch is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("pair"u8))
            {
                reader.Read();
                pair = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
            }
            else if (reader.ValueTextEquals("order"u8))
            {
                reader.Read();
                order = reader.GetString();
            }
            else if (reader.ValueTextEquals("values"u8))
            {
                reader.Read();
                values = ReadValues(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new Launch
        {
            Pair = pair,
            Order = order,
            Values = values ?? throw new JsonException("A launch has no 'values'."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Launch value, JsonSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var line = new Utf8JsonWriter(buffer))
        {
            line.WriteStartObject();
            if (value.Pair is { } pair)
            {
                line.WriteNumber("pair"u8, pair);
            }

            if (value.Order is { } order)
            {
                line.WriteString("order"u8, order);
            }

            line.WriteStartArray("values"u8);
            foreach (var number in value.Values)
            {
                line.WriteNumberValue(number);
            }

            line.WriteEndArray();
            line.WriteEndObject();
        }

        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }

    private static double[] ReadValues(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("'values' is an array of numbers.");
        }

        Span<double> kept = stackalloc double[Launch.MaxValues];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == Launch.MaxValues)
            {
                throw new JsonException($"A launch has at most {Launch.MaxValues} values.");
            }

            kept[count++] = reader.GetDouble();
        }

        return kept[..count].ToArray();
    }
}
