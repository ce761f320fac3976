using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>One window of one endpoint.</summary>
/// <param name="Name">As <see cref="SeriesName"/> writes it.</param>
/// <param name="Start">From the start of the run, s.</param>
/// <param name="P50">Response time, ns; 0 when nothing succeeded.</param>
/// <param name="P99">Response time, ns; 0 when nothing succeeded.</param>
public sealed record LoadPoint(string Name, double Start, double P50, double P99)
{
    /// <summary>Response time, ns; 0 when nothing succeeded, and in reports that did not keep it.</summary>
    public double P95 { get; init; }
}
