using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Reports;

/// <summary>The sections of the report of load.</summary>
public static class LoadPages
{
    private const int MostPauses = 3;

    private static readonly string[] TotalColumns =
    [
        "Endpoint", "Succeeded:", "Per second:", "p50:", "p90:", "p95:", "p99:", "p99.9:", "Max:", "Mean:", "Std dev:", "Errors", "Sent:", "Received:",
    ];

    /// <summary>Mean, deviation, bytes and the rest are left to the report's files.</summary>
    private static readonly HashSet<string> Brief =
        ["Endpoint", "Per second:", "p50:", "p95:", "p99:", "p99.9:", "Max:", "Errors", "Process", "Processors (mean):", "Memory (max):", "Threads (max):", "Sockets (max)"];

    /// <summary>What was asked of the service, and what it held; beside the machine and its software.</summary>
    public static ReportSection Environment(LoadFacts load) => ReportSection.Of(SectionPlace.Environment,
    [
        $"Load: {LoadSent.Of(load)}, mix {load.Identity.Mix}.",
        $"Connections: at most {LoadWords.Count(load.Identity.Connections)}; transport: {load.Identity.Transport}.",
        Data(load.Data),
    ]);

    /// <summary>All that was measured of one side.</summary>
    /// <param name="side">Base's or head's.</param>
    /// <param name="place">Of the side.</param>
    public static IEnumerable<ReportSection> Side(LoadSide side, SectionPlace place)
    {
        var total = side.Total;
        yield return ReportSection.Of(place,
        [
            string.Create(CultureInfo.InvariantCulture, $"{total.Due:N0} requests were due in {total.Seconds:0.#} s; {LoadWords.Rate(total.Throughput)} succeeded a second; errors: {LoadErrors.Describe(total.Series)}."),
            .. Unsent(total),
            .. Pauses(total),
        ]);
        yield return ReportSection.Of(place, Table("Response times, from the intended arrival", TotalColumns, total.Series.Select(series => Row(series, total.Seconds))));
        yield return ReportSection.Of(place, Resources(side));
    }

    /// <summary>Before, after and the change of each endpoint, the highest rates, and what limits did; what was not asked for is empty.</summary>
    public static IEnumerable<ReportSection> Changes(LoadFacts load)
    {
        if (load.Before is { } before)
        {
            yield return ReportSection.Of(SectionPlace.Changes, new ReportTable(
                "Before and after", ["What", "Metric", "Before:", "After:", "Change:"], [.. LoadChanges.Rows(before, load.After)], Brief: []));
        }

        yield return ReportSection.Of(SectionPlace.Changes, CapacitySentences(load)) with { Table = LimitPages.Of(load.Limits) };
    }

    /// <summary>Beside the sentences on the statistics.</summary>
    public static ReportSection Methodology(LoadFacts load) => ReportSection.Of(SectionPlace.Methodology, LoadMethodSentences.Of(load));

    private static ReportTable Table(string title, string[] columns, IEnumerable<IReadOnlyList<string>> rows) =>
        new(title, columns, [.. rows], [.. columns.Index().Where(column => Brief.Contains(column.Item)).Select(column => column.Index)]);

    private static IReadOnlyList<string> CapacitySentences(LoadFacts load) => load.Capacity is not { } capacity ? [] :
    [
        $"Highest rate that kept every budget: {(load.Before is null ? "" : $"before {Highest(capacity.Before)}, after ")}{Highest(capacity.After)}"
            + (capacity is { Before: > 0 and var before, After: { } after } ? $" ({Quantity.Change(after / before)})" : "")
            + (capacity.Note is { } note ? $"; {note}" : "") + ".",
    ];

    private static string Highest(double? rate) => rate is { } known ? $"{LoadWords.Rate(known)}/s" : "none of those tried";

    private static IEnumerable<string> Unsent(LoadWindow total)
    {
        if (total.Lag.Count > 0)
        {
            yield return $"The generator handed requests on late by {LoadWords.Time(total.Lag.P50)} (p50), {LoadWords.Time(total.Lag.P99)} (p99), at most {LoadWords.Time(total.Lag.Max)}; this is within the response times.";
        }

        if (total.Unsent > 0)
        {
            yield return $"{LoadWords.Count(total.Unsent)} requests ({Quantity.Percent(total.Unsent / (double)Math.Max(1, total.Due))}) were due and never sent.";
        }

        if (total.Drained > 0)
        {
            yield return $"{LoadWords.Count(total.Drained)} {(total.Drained == 1 ? "request" : "requests")} had piled up at the end and {(total.Drained == 1 ? "was" : "were")} sent after it.";
        }
    }

    /// <summary>When, how long, and whose: facts that a percentile hides.</summary>
    private static IEnumerable<string> Pauses(LoadWindow total)
    {
        if (total.Pauses is not { } pauses)
        {
            yield break;
        }

        LoadPause[] longest = [.. pauses.Longest.OrderByDescending(pause => pause.Seconds)];
        foreach (var pause in longest.Take(MostPauses))
        {
            var who = pause switch
            {
                { Cause: PauseCause.Machine } => "The machine did not run the generator",
                { Cause: PauseCause.Generator } => "The generator stood still",
                { Endpoint: { } endpoint } => $"'{SeriesName.Of(endpoint, pause.Tenant)}' stood still",
                _ => "The service stood still",
            };
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{who} for {pause.Seconds:0.00} s from {pause.Start:0.0} s on: {pause.Due:N0} requests were due and none was answered.");
        }

        if (longest.Length + pauses.LeftOut - MostPauses is > 0 and var more)
        {
            yield return $"{LoadWords.Count(more)} more {(more == 1 ? "pause is" : "pauses are")} in load.json.";
        }
    }

    private static string[] Row(LoadSeries series, double seconds)
    {
        var response = series.Response;
        return
        [
            SeriesName.Of(series),
            LoadWords.Count(series.Succeeded),
            LoadWords.Rate(series.Succeeded / seconds),
            .. new[] { response.P50, response.P90, response.P95, response.P99, response.P999, response.Max, response.Mean, response.StdDev }
                .Select(value => response.Count == 0 ? Quantity.None : LoadWords.Time(value)),
            LoadErrors.Describe([series]),
            Quantity.Format(series.BytesSent, "B"),
            Quantity.Format(series.BytesReceived, "B"),
        ];
    }

    private static ReportTable Resources(LoadSide side)
    {
        List<IReadOnlyList<string>> rows = [];
        if (side.Service is { } service)
        {
            rows.Add(Row("service", service));
        }

        rows.AddRange(side.Generators.Select((one, i) => Row(side.Generators.Count == 1 ? "generator" : $"generator {i + 1}", one)));
        return Table(
            "Resources", ["Process", "Processors (mean):", "Processors (max):", "Memory (mean):", "Memory (max):", "Threads (max):", "Handles (max):", "Sockets (max)"], rows);
    }

    private static string[] Row(string name, ResourceUse use) =>
    [
        name,
        use.CpuMean.ToString("0.00", CultureInfo.InvariantCulture),
        use.CpuMax.ToString("0.00", CultureInfo.InvariantCulture),
        Quantity.Format(use.MemoryMean, "B"),
        Quantity.Format(use.MemoryMax, "B"),
        LoadWords.Count(use.ThreadsMax),
        use.HandlesMax is { } handles ? LoadWords.Count(handles) : Quantity.None,
        use.SocketsMax.Count == 0 ? Quantity.None : string.Join(", ", use.SocketsMax.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {LoadWords.Count(one.Value)}")),
    ];

    private static string Data(DataVolumes? data)
    {
        if (data is null)
        {
            return "Data volumes: not stated by the scenario.";
        }

        List<string> parts = [.. data.Rows.OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => $"{rows.Key} {LoadWords.Count(rows.Value)} rows")];
        if (data.Tenants is { } tenants)
        {
            parts.Add($"{LoadWords.Count(tenants)} {(tenants == 1 ? "tenant" : "tenants")}");
        }

        if (data.Distribution is { } distribution)
        {
            parts.Add(distribution);
        }

        return $"Data volumes: {(parts.Count == 0 ? "none stated" : string.Join("; ", parts))}.";
    }
}
