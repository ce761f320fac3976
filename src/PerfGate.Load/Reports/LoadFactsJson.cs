using System.Text.Json.Serialization;
using PerfGate.Core.Files;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>How reports of versions before 0.2 hold what was measured of a load.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(LoadFacts))]
internal sealed partial class LoadFactsJson : JsonSerializerContext
{
    private static LoadFactsJson? instance;

    public static LoadFactsJson Instance => instance ??= new LoadFactsJson(CanonicalOptions.With(
        CanonicalOptions.Words<RequestOutcome>(),
        CanonicalOptions.Words<PauseCause>(),
        CanonicalOptions.Words<LimitVerdict>()));
}
