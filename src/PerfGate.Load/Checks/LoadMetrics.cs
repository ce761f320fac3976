namespace PerfGate.Load.Checks;

/// <summary>The metrics that runs of load are judged by.</summary>
public static class LoadMetrics
{
    public static IReadOnlyList<string> All { get; } = [.. Percentiles.Judged, ErrorCheck.Metric, PauseCheck.Metric, Measured.LoadMeasurements.Throughput, LoadLimitKinds.Limit];
}
