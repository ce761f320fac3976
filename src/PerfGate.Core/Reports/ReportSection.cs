using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>A part of a report that its source wrote: sentences, a table, charts, advice. Text is not yet escaped.</summary>
public sealed record ReportSection
{
    /// <summary>Beside which of the report's own parts it stands.</summary>
    public required SectionPlace Place { get; init; }

    // Source-generated reading assigns null where a file has no such field, here and below.
    public IReadOnlyList<string> Sentences { get; init => field = value ?? []; } = [];

    public ReportTable? Table { get; init; }

    /// <summary>The most important first.</summary>
    public IReadOnlyList<ChartSpec> Charts { get; init => field = value ?? []; } = [];

    /// <summary>In order of the estimated gain; of <see cref="SectionPlace.Recommendations"/>.</summary>
    public IReadOnlyList<ReportAdvice> Advice { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public bool IsEmpty => Sentences.Count == 0 && (Table is null || Table.Rows.Count == 0);

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }

    public static ReportSection Of(SectionPlace place, IEnumerable<string> sentences) => new() { Place = place, Sentences = [.. sentences] };

    public static ReportSection Of(SectionPlace place, ReportTable table) => new() { Place = place, Table = table };
}

/// <summary>Where in a report a section stands.</summary>
public enum SectionPlace
{
    Charts,
    Environment,

    /// <summary>What was measured of base.</summary>
    Baseline,

    /// <summary>What was measured of head.</summary>
    After,

    /// <summary>Both sides beside each other, and what else was found.</summary>
    Changes,
    Methodology,
    Recommendations,
}

/// <summary>A table that every sink writes in its own way.</summary>
/// <param name="Title">May be empty.</param>
/// <param name="Columns">A title that ends in <c>:</c> is of numbers.</param>
/// <param name="Rows">As many cells as columns; the first is a name.</param>
/// <param name="Brief">Columns that a console shows, by index; null: all; empty: the table is left to the report's files.</param>
public sealed record ReportTable(
    string Title,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<int>? Brief = null);

/// <summary>One thing to do, or to do about how it was measured.</summary>
/// <param name="Action">What to do, a sentence.</param>
/// <param name="Estimate">What could be gained and how that was estimated, a sentence.</param>
/// <param name="Rule">The rule that made it, with the numbers that it saw.</param>
public sealed record ReportAdvice(string Action, string Estimate, string Rule);
