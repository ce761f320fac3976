using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>Keeps the workload's iterations of a <c>Measurements</c> array; warm-up, pilot and overhead are dropped while reading.</summary>
internal sealed class IterationsConverter : JsonConverter<List<Iteration>>
{
    public override List<Iteration> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("'Measurements' is an array.");
        }

        var kept = new List<Iteration>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("A measurement is an object.");
            }

            if (ReadIteration(ref reader) is { } iteration)
            {
                kept.Add(iteration);
            }
        }

        return kept;
    }

    public override void Write(Utf8JsonWriter writer, List<Iteration> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are read only.");

    private static Iteration? ReadIteration(ref Utf8JsonReader reader)
    {
        var isWorkload = false;
        bool isActual = false, isResult = false;
        double launch = 0, operations = 0, nanoseconds = double.NaN;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("IterationMode"u8))
            {
                isWorkload = reader.Read() && IsText(ref reader, "Workload"u8);
            }
            else if (reader.ValueTextEquals("IterationStage"u8))
            {
                reader.Read();
                isActual = IsText(ref reader, "Actual"u8);
                isResult = IsText(ref reader, "Result"u8);
            }
            else if (reader.ValueTextEquals("LaunchIndex"u8))
            {
                launch = ReadNumber(ref reader);
            }
            else if (reader.ValueTextEquals("Operations"u8))
            {
                operations = ReadNumber(ref reader);
            }
            else if (reader.ValueTextEquals("Nanoseconds"u8))
            {
                nanoseconds = ReadNumber(ref reader);
            }
            else
            {
                reader.TrySkip();
            }
        }

        var perOperation = nanoseconds / operations;
        return isWorkload && (isActual || isResult) && double.IsFinite(perOperation) && perOperation >= 0
            ? new Iteration((int)launch, isResult, perOperation)
            : null;
    }

    private static bool IsText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(text);

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDouble();
        }

        reader.TrySkip();
        return double.NaN;
    }
}
