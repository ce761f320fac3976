using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Files;

namespace PerfGate.Core.Measurements;

/// <summary>Writes each launch on one line: baselines are committed, and people read their diffs.</summary>
/// <remarks>Takes the whole list: launches are nearly all of a file, and a converter call for each would cost more than reading it.</remarks>
internal sealed class LaunchesJsonConverter : JsonConverter<IReadOnlyList<Launch>>
{
    // Optimised from the first call: a file is read once, too soon for the runtime to notice that this loop is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override IReadOnlyList<Launch> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("'launches' is an array.");
        }

        var launches = new List<Launch>(Launch.MaxValues);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            launches.Add(ReadLaunch(ref reader));
        }

        return launches.ToArray();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Launch> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        var line = LaunchLine.ForThisThread;
        for (var i = 0; i < value.Count; i++)
        {
            writer.WriteRawValue(line.Render(value[i], writer.CurrentDepth), skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Launch ReadLaunch(ref Utf8JsonReader reader)
    {
        int? pair = null;
        string? order = null;
        double? busy = null;
        double[]? values = null;
        Dictionary<string, JsonElement>? unknown = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A launch is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("pair"u8) && pair is null)
            {
                reader.Read();
                pair = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
            }
            else if (reader.ValueTextEquals("order"u8) && order is null)
            {
                reader.Read();
                order = ReadOrder(ref reader);
            }
            else if (reader.ValueTextEquals("busy"u8) && busy is null)
            {
                reader.Read();
                busy = reader.TokenType == JsonTokenType.Null ? null : FiniteNumberJsonConverter.Read(ref reader);
            }
            else if (reader.ValueTextEquals("values"u8) && values is null)
            {
                reader.Read();
                values = ReadValues(ref reader);
            }
            else
            {
                var name = reader.GetString()!;
                reader.Read();
                if (name is "pair" or "order" or "busy" or "values" || !(unknown ??= []).TryAdd(name, JsonElement.ParseValue(ref reader)))
                {
                    throw new JsonException($"A launch has two fields '{name}'.");
                }
            }
        }

        return new Launch
        {
            Pair = pair,
            Order = order,
            Busy = busy,
            Values = values ?? throw new JsonException("A launch has no 'values'."),
            UnknownFields = unknown,
        };
    }

    private static string? ReadOrder(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null
        : reader.ValueTextEquals("AB"u8) ? "AB"
        : reader.ValueTextEquals("BA"u8) ? "BA"
        : throw new JsonException("A launch's 'order' is \"AB\" or \"BA\".");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] ReadValues(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("'values' is an array of numbers.");
        }

        // One more than is allowed, so that the check of the whole document can name the benchmark.
        Span<double> kept = stackalloc double[Launch.MaxValues + 1];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var number = reader.GetDouble();
            if (count < kept.Length)
            {
                kept[count++] = number;
            }
        }

        return kept[..count].ToArray();
    }
}
