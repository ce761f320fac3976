using System.Text.Json.Serialization;
using PerfGate.Core.Files;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Files;

/// <summary>How what was measured of a load is serialised.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(LoadMeasurement))]
internal sealed partial class LoadJson : JsonSerializerContext
{
    private static LoadJson? instance;

    public static LoadJson Instance => instance ??= new LoadJson(CanonicalOptions.With(CanonicalOptions.Words<RequestOutcome>(),
        CanonicalOptions.Words<PauseCause>()));
}
