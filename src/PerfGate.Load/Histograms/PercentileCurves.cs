using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;

namespace PerfGate.Load.Histograms;

/// <summary>The response times of a run at many percentiles, from its histograms.</summary>
public static class PercentileCurves
{
    private const string Response = "response";

    /// <returns>One for each endpoint and tenant of which a request succeeded.</returns>
    /// <exception cref="PerfGateException">A histogram cannot be read.</exception>
    public static IReadOnlyList<PercentileCurve> Of(LoadMeasurement? measured) => measured is null ? [] :
    [
        .. measured.Histograms
            .Where(histogram => histogram is { Kind: Response, Endpoint: not null })
            .Select(Of)
            .OfType<PercentileCurve>(),
    ];

    private static PercentileCurve? Of(LoadHistogram histogram)
    {
        var values = HistogramCodec.Decode(histogram);
        var count = values.TotalCount;
        if (count == 0)
        {
            return null;
        }

        // A part that is finer than one request says what the slowest request says already.
        double[] parts = [.. PercentileCurve.Kept.Where(part => part is 0 or 1 || (1 - part) * count >= 1)];
        var times = new double[parts.Length];
        var next = 0;
        long seen = 0;
        foreach (var step in values.RecordedValues())
        {
            seen += step.CountAddedInThisIterationStep;
            for (; next < parts.Length && seen >= HistogramSummary.RankOf(parts[next], count); next++)
            {
                times[next] = step.ValueIteratedTo;
            }
        }

        return new PercentileCurve(SeriesName.Of(histogram.Endpoint!, histogram.Tenant), parts, times, count);
    }
}
