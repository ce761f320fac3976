using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Load.Limits;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Files;

/// <summary>The one form in which our documents are written: fixed key order, LF, round-trip numbers, launches on a line each.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(MeasurementSet))]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(LoadMeasurement))]
internal sealed partial class CanonicalJson : JsonSerializerContext
{
    private static CanonicalJson? instance;

    public static CanonicalJson Instance => instance ??= new CanonicalJson(new JsonSerializerOptions
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
        Converters =
        {
            new JsonStringEnumConverter<Better>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Assumption>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<FailureReason>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Decision>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<RequestOutcome>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<PauseCause>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<LimitVerdict>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new UtcTimeJsonConverter(),
            new LaunchesJsonConverter(),
            new IntervalJsonConverter(),
        },
    });
}
