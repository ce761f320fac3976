using PerfGate.Load.Measured;
using PerfGate.Load.Pauses;

namespace PerfGate.Load.Histograms;

/// <summary>One stretch of time as all machines saw it.</summary>
internal static class WindowSum
{
    /// <param name="parts">The same stretch, of each machine.</param>
    /// <param name="histograms">Of that stretch, summed.</param>
    public static LoadWindow Of(IReadOnlyList<LoadWindow> parts, HistogramSums histograms) => new()
    {
        Start = parts[0].Start,
        Seconds = parts.Max(part => part.Seconds),
        Due = parts.Sum(part => part.Due),
        Unsent = parts.Sum(part => part.Unsent),
        Drained = parts.Sum(part => part.Drained),
        Lag = histograms.Summary(null, null, "lag"),
        Pauses = PauseSum.OfShards(parts.Select(part => part.Pauses)),
        Series = [.. parts.SelectMany(part => part.Series)
            .GroupBy(series => (series.Endpoint, series.Tenant))
            .OrderBy(group => group.Key.Endpoint, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Tenant, StringComparer.Ordinal)
            .Select(group => Series([.. group], histograms))],
    };

    private static LoadSeries Series(IReadOnlyList<LoadSeries> parts, HistogramSums histograms)
    {
        var (endpoint, tenant) = (parts[0].Endpoint, parts[0].Tenant);
        return new LoadSeries
        {
            Endpoint = endpoint,
            Tenant = tenant,
            Outcomes = parts.SelectMany(part => part.Outcomes)
                .GroupBy(outcome => outcome.Key)
                .OrderBy(outcome => outcome.Key)
                .ToDictionary(outcome => outcome.Key, outcome => outcome.Sum(one => one.Value)),
            Response = histograms.Summary(endpoint, tenant, "response"),
            Service = histograms.Summary(endpoint, tenant, "service"),
            Failed = histograms.Summary(endpoint, tenant, "failed"),
            BytesSent = parts.Sum(part => part.BytesSent),
            BytesReceived = parts.Sum(part => part.BytesReceived),
        };
    }
}
