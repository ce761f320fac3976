using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>What one side of a run of load measured.</summary>
public sealed record LoadSide
{
    /// <summary>All windows together; times in nanoseconds.</summary>
    public required LoadWindow Total { get; init; }

    /// <summary>Percentiles of each window, for charts; in order of time.</summary>
    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyList<LoadPoint> Points { get; init => field = value ?? []; } = [];

    /// <summary>All requests of each window, for charts; in order of time.</summary>
    public IReadOnlyList<LoadRates> Rates { get; init => field = value ?? []; } = [];

    /// <summary>Of each endpoint and tenant, for charts; empty where the histograms were not kept.</summary>
    public IReadOnlyList<PercentileCurve> Curves { get; init => field = value ?? []; } = [];

    /// <summary>Null: the service was not started here.</summary>
    public ResourceUse? Service { get; init; }

    /// <summary>Of each machine that sent requests.</summary>
    public IReadOnlyList<ResourceUse> Generators { get; init => field = value ?? []; } = [];

    /// <param name="measurement">What was measured.</param>
    /// <param name="curves">From its histograms.</param>
    public static LoadSide Of(LoadMeasurement measurement, IReadOnlyList<PercentileCurve> curves) => new()
    {
        Total = measurement.Total with { Histograms = [] },
        Points =
        [
            .. measurement.Windows.SelectMany(window => window.Series.Select(series =>
                new LoadPoint(SeriesName.Of(series), window.Start, series.Response.P50, series.Response.P99) { P95 = series.Response.P95 })),
        ],
        Rates = [.. measurement.Windows.Select(LoadRates.Of)],
        Curves = curves,
        Service = measurement.Service,
        Generators = measurement.Generator is { } own ? [own] : measurement.Generators,
    };
}
