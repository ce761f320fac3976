using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Files;

/// <summary>The one form in which our documents are written: fixed key order, LF, round-trip numbers, launches on a line each.</summary>
public static class CanonicalOptions
{
    /// <param name="converters">Of the document's own types, its enums' among them: see <see cref="Words{T}"/>.</param>
    public static JsonSerializerOptions With(params ReadOnlySpan<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultBufferSize = 128 * 1024,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Converters = { new UtcTimeJsonConverter(), new IntervalJsonConverter(), new FiniteNumberJsonConverter() },
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    /// <summary>An enum as words in lower case with hyphens; numbers are refused.</summary>
    public static JsonConverter Words<T>()
        where T : struct, Enum => new JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
}
