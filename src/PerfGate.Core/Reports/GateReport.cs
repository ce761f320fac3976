using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Reports;

/// <summary>What was decided, with every number that explains it. Every sink reads only this.</summary>
/// <remarks>The file <c>report.json</c>; schema <c>perfgate.report/1</c>.</remarks>
public sealed record GateReport
{
    public const string SchemaName = "perfgate.report/1";

    [JsonPropertyOrder(-1)]
    public string Schema { get; init => field = value ?? SchemaName; } = SchemaName;

    public string? Tool { get; init; }

    public required Verdict Verdict { get; init; }

    public required ReportSide Base { get; init; }

    public required ReportSide Head { get; init; }

    public required MeasuredEnvironment Environment { get; init; }

    public required Methodology Methodology { get; init; }

    /// <summary>How noisy the run was; null when nothing of it is known.</summary>
    public ReportNoise? Noise { get; init; }

    public required ReportCounts Counts { get; init; }

    /// <summary>One entry per benchmark and metric, ordered: what fails first, then by id.</summary>
    public required IReadOnlyList<ReportResult> Results { get; init; }

    /// <summary>What a reader must know about the whole run: noise, limits, skipped jobs, stale waivers.</summary>
    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<ReportWarning> Warnings { get; init => field = value ?? []; } = [];

    /// <summary>What the rows are, in words; null: benchmarks.</summary>
    public Subject? Subject { get; init; }

    /// <summary>What its source says beside the results; null: nothing.</summary>
    public IReadOnlyList<ReportSection>? Sections { get; init; }

    /// <summary>The sections of one place, in order; may be empty.</summary>
    public IEnumerable<ReportSection> SectionsAt(SectionPlace place) => (Sections ?? []).Where(section => section.Place == place);

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
