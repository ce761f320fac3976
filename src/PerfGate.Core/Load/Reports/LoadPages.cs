using System.Globalization;
using PerfGate.Core.Load.Limits;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Reports.Rendering;

namespace PerfGate.Core.Load.Reports;

/// <summary>The sections of the report of load, the same for every sink.</summary>
public static class LoadPages
{
    private static readonly string[] TotalColumns =
    [
        "Endpoint", "Succeeded:", "Per second:", "p50:", "p90:", "p95:", "p99:", "p99.9:", "Max:", "Mean:", "Std dev:", "Errors", "Sent:", "Received:",
    ];

    /// <summary>What was asked of the service, and what it held; beside the machine and its software.</summary>
    public static LoadBlock Environment(LoadSection load) => LoadBlock.Of(
    [
        $"Load: {LoadWords.Of(load)}, mix {load.Identity.Mix}.",
        $"Connections: at most {Count(load.Identity.Connections)}; transport: {load.Identity.Transport}.",
        Data(load.Data),
    ]);

    /// <summary>All that was measured of one side.</summary>
    public static IReadOnlyList<LoadBlock> Side(LoadSide side)
    {
        var total = side.Total;
        return
        [
            LoadBlock.Of(
            [
                string.Create(CultureInfo.InvariantCulture, $"{total.Due:N0} requests were due in {total.Seconds:0.#} s; {Rate(total.Throughput)} succeeded a second; errors: {LoadErrors.Describe(total.Series)}."),
                .. Unsent(total),
            ]),
            LoadBlock.Of("Response times, from the intended arrival", TotalColumns, total.Series.Select(series => Row(series, total.Seconds))),
            Resources(side),
        ];
    }

    /// <summary>Before, after and the change of each endpoint; empty where nothing was compared.</summary>
    public static LoadBlock Changes(LoadSection load) => load.Before is not { } before
        ? LoadBlock.Of([])
        : LoadBlock.Of("Before and after", ["What", "Metric", "Before:", "After:", "Change:"], LoadChanges.Rows(before, load.After));

    /// <summary>Beside the sentences on the statistics.</summary>
    public static LoadBlock Methodology(LoadSection load) => LoadBlock.Of(LoadMethodSentences.Of(load));

    /// <summary>The highest rates, and what limits did; empty where neither was asked for.</summary>
    public static LoadBlock Capacity(LoadSection load) => LimitPages.Of(load.Limits) with { Sentences = CapacitySentences(load) };

    private static IReadOnlyList<string> CapacitySentences(LoadSection load) => load.Capacity is not { } capacity ? [] :
    [
        $"Highest rate that kept every budget: {(load.Before is null ? "" : $"before {Highest(capacity.Before)}, after ")}{Highest(capacity.After)}"
            + (capacity is { Before: > 0 and var before, After: { } after } ? $" ({Quantity.Change(after / before)})" : "")
            + (capacity.Note is { } note ? $"; {note}" : "") + ".",
    ];

    private static string Highest(double? rate) => rate is { } known ? $"{Rate(known)}/s" : "none of those tried";

    private static IEnumerable<string> Unsent(LoadWindow total)
    {
        if (total.Lag.Count > 0)
        {
            yield return $"The generator handed requests on late by {Time(total.Lag.P50)} (p50), {Time(total.Lag.P99)} (p99), at most {Time(total.Lag.Max)}; this is within the response times.";
        }

        if (total.Unsent > 0)
        {
            yield return $"{Count(total.Unsent)} requests ({Quantity.Percent(total.Unsent / (double)Math.Max(1, total.Due))}) were due and never sent.";
        }

        if (total.Drained > 0)
        {
            yield return $"{Count(total.Drained)} {(total.Drained == 1 ? "request" : "requests")} had piled up at the end and {(total.Drained == 1 ? "was" : "were")} sent after it.";
        }
    }

    private static string[] Row(LoadSeries series, double seconds)
    {
        var response = series.Response;
        return
        [
            SeriesName.Of(series),
            Count(series.Succeeded),
            Rate(series.Succeeded / seconds),
            .. new[] { response.P50, response.P90, response.P95, response.P99, response.P999, response.Max, response.Mean, response.StdDev }
                .Select(value => response.Count == 0 ? Quantity.None : Time(value)),
            LoadErrors.Describe([series]),
            Quantity.Format(series.BytesSent, "B"),
            Quantity.Format(series.BytesReceived, "B"),
        ];
    }

    private static LoadBlock Resources(LoadSide side)
    {
        List<IReadOnlyList<string>> rows = [];
        if (side.Service is { } service)
        {
            rows.Add(Row("service", service));
        }

        rows.AddRange(side.Generators.Select((one, i) => Row(side.Generators.Count == 1 ? "generator" : $"generator {i + 1}", one)));
        return LoadBlock.Of(
            "Resources", ["Process", "Processors (mean):", "Processors (max):", "Memory (mean):", "Memory (max):", "Threads (max):", "Handles (max):", "Sockets (max)"], rows);
    }

    private static string[] Row(string name, ResourceUse use) =>
    [
        name,
        use.CpuMean.ToString("0.00", CultureInfo.InvariantCulture),
        use.CpuMax.ToString("0.00", CultureInfo.InvariantCulture),
        Quantity.Format(use.MemoryMean, "B"),
        Quantity.Format(use.MemoryMax, "B"),
        Count(use.ThreadsMax),
        use.HandlesMax is { } handles ? Count(handles) : Quantity.None,
        use.SocketsMax.Count == 0 ? Quantity.None : string.Join(", ", use.SocketsMax.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {Count(one.Value)}")),
    ];

    private static string Data(DataVolumes? data)
    {
        if (data is null)
        {
            return "Data volumes: not stated by the scenario.";
        }

        List<string> parts = [.. data.Rows.OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => $"{rows.Key} {Count(rows.Value)} rows")];
        if (data.Tenants is { } tenants)
        {
            parts.Add($"{Count(tenants)} {(tenants == 1 ? "tenant" : "tenants")}");
        }

        if (data.Distribution is { } distribution)
        {
            parts.Add(distribution);
        }

        return $"Data volumes: {(parts.Count == 0 ? "none stated" : string.Join("; ", parts))}.";
    }

    internal static string Time(double nanoseconds) => Quantity.Format(nanoseconds, "ns");

    internal static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number per second, without its unit.</summary>
    public static string Rate(double rate) => rate.ToString(rate < 100 ? "0.#" : "N0", CultureInfo.InvariantCulture);
}
