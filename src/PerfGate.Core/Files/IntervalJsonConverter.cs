using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Statistics;

namespace PerfGate.Core.Files;

/// <summary>An interval is <c>[low, high]</c>; an end that the data cannot bound is null.</summary>
public sealed class IntervalJsonConverter : JsonConverter<Interval>
{
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An interval is an array of two numbers.");
        }

        var low = ReadEnd(ref reader, double.NegativeInfinity);
        var high = ReadEnd(ref reader, double.PositiveInfinity);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("An interval is an array of two numbers.");
        }

        return low <= high ? new Interval(low, high) : throw new JsonException("An interval's low end lies above its high end.");
    }

    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{End(value.Low)}, {End(value.High)}]");

    private static string End(double value) =>
        double.IsFinite(value) ? value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "null";

    private static double ReadEnd(ref Utf8JsonReader reader, double unbounded)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? unbounded : FiniteNumberJsonConverter.Read(ref reader);
    }
}
