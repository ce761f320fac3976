using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Files;

/// <summary>A number of a document: finite, and no larger than a measure can be, so that what is computed from it is finite too.</summary>
public sealed class FiniteNumberJsonConverter : JsonConverter<double>
{
    /// <summary>Either way from 0. The largest ratio of two values that the judge takes is far below.</summary>
    public const double Most = 1e100;

    /// <exception cref="JsonException">It is no number, or beyond <see cref="Most"/>.</exception>
    public static double Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException("A number was expected.");
        }

        return reader.TryGetDouble(out var number) && Math.Abs(number) <= Most
            ? number
            : throw new JsonException("A number is not finite, or larger than 1E+100.");
    }

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(double.IsFinite(value) ? value : throw new JsonException("A number is not finite."));
}
