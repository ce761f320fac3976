using System.Text.Json.Serialization;
using PerfGate.Core.Files;

namespace PerfGate.Core.Measurements;

/// <summary>How a <see cref="MeasurementSet"/> is serialised.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(MeasurementSet))]
internal sealed partial class MeasurementJson : JsonSerializerContext
{
    private static MeasurementJson? instance;

    public static MeasurementJson Instance => instance ??= new MeasurementJson(CanonicalOptions.With(
        CanonicalOptions.Words<Better>(),
        CanonicalOptions.Words<Assumption>(),
        CanonicalOptions.Words<FailureReason>(),
        new LaunchesJsonConverter()));
}
