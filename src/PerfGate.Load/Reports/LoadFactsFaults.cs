using PerfGate.Load.Files;
using PerfGate.Load.Limits.Judging;

namespace PerfGate.Load.Reports;

/// <summary>What makes the well-formed part <c>load</c> of an earlier report unusable, each with its place in the part.</summary>
internal static class LoadFactsFaults
{
    private const string IsNull = "The entry is null.";

    public static IEnumerable<(string Place, string What)> Of(LoadFacts load) =>
        (load.Before is { } before ? Of(before, "before") : [])
            .Concat(Of(load.After, "after"))
            .Concat(load.Limits.Index().SelectMany(limit => Of(limit.Item, $"limits[{limit.Index}]")));

    private static IEnumerable<(string Place, string What)> Of(LoadSide side, string place) =>
        OfTotal(side, $"{place}.total")
            .Concat(Each(side.Points, $"{place}.points", point => Numbers(point.Start, point.P50, point.P95, point.P99)))
            .Concat(Each(side.Rates, $"{place}.rates", rates => Numbers(rates.Start, rates.Due, rates.Succeeded, rates.Failed, rates.Lag)))
            .Concat(Each(side.Curves, $"{place}.curves", curve => curve.Parts.Count == curve.Values.Count ? null : "The curve has not as many values as parts."))
            .Concat(Each(side.Generators, $"{place}.generators", _ => null));

    /// <summary>As the same window is checked in a file of its own.</summary>
    private static IEnumerable<(string Place, string What)> OfTotal(LoadSide side, string place) =>
        Each(side.Total.Histograms, $"{place}.histograms", _ => null).Concat(LoadFaults.Of(side.Total, "The total").Select(fault => (place, fault)));

    private static IEnumerable<(string Place, string What)> Of(LimitEvidence? limit, string place) => limit is null
        ? [(place, IsNull)]
        : Each(limit.Findings, $"{place}.findings", _ => null).Concat(Each(limit.Accepted, $"{place}.accepted", _ => null));

    private static IEnumerable<(string Place, string What)> Each<T>(IReadOnlyList<T> list, string place, Func<T, string?> fault) =>
        from entry in list.Index()
        let what = entry.Item is null ? IsNull : fault(entry.Item)
        where what is not null
        select ($"{place}[{entry.Index}]", what);

    private static string? Numbers(params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                return "A number is not finite.";
            }
        }

        return null;
    }
}
