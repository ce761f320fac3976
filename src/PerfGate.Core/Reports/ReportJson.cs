using System.Text.Json.Serialization;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Core.Reports;

/// <summary>How a <see cref="GateReport"/> is serialised.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(Summary))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static ReportJson? instance;

    public static ReportJson Instance => instance ??= new ReportJson(CanonicalOptions.With(
        CanonicalOptions.Words<Outcome>(),
        CanonicalOptions.Words<Decision>(),
        CanonicalOptions.Words<Verdict>(),
        CanonicalOptions.Words<Better>(),
        CanonicalOptions.Words<SectionPlace>(),
        CanonicalOptions.Words<ChartTone>(),
        CanonicalOptions.Words<ChartAxis>(),
        new DesignJsonConverter()));
}
