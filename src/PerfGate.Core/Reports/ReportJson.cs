using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Reports;

/// <summary>How a <see cref="GateReport"/> is serialised.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(GateReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static ReportJson? instance;

    /// <summary>Indented by one space: a suite's report has ten thousands of results, of twenty lines each.</summary>
    public static ReportJson Instance => instance ??= new ReportJson(new JsonSerializerOptions(CanonicalOptions.With(
        CanonicalOptions.Words<Outcome>(),
        CanonicalOptions.Words<Decision>(),
        CanonicalOptions.Words<Verdict>(),
        CanonicalOptions.Words<Better>(),
        CanonicalOptions.Words<SectionPlace>(),
        CanonicalOptions.Words<ChartTone>(),
        CanonicalOptions.Words<ChartAxis>(),
        new DesignJsonConverter()))
    {
        IndentSize = 1,
    });
}
