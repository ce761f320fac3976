using PerfGate.Load.Measured;

namespace PerfGate.LoadBenchmarks;

/// <summary>What one turn of a generator showed.</summary>
/// <param name="Requests">That were answered.</param>
/// <param name="Seconds">Processor time that they took the generator: of PerfGate in steady state, of others the whole process.</param>
internal sealed record ChildResult(long Requests, double Seconds)
{
    /// <summary>Bytes allocated per request; NaN where there is no telling.</summary>
    public double Allocated { get; init; } = double.NaN;

    /// <summary>Response times, ms.</summary>
    public double P50 { get; init; }

    public double P95 { get; init; }

    public double P99 { get; init; }

    /// <summary>NaN where the generator does not say.</summary>
    public double P999 { get; init; } = double.NaN;

    /// <summary>The generator's own lateness, ms.</summary>
    public double LagP50 { get; init; }

    public double LagP99 { get; init; }

    public long Failed { get; init; }

    public long Unsent { get; init; }

    /// <summary>Empty where the generator does not look for them.</summary>
    public IReadOnlyList<LoadPause> Pauses { get; init; } = [];

    /// <summary>Processor time of one request, µs.</summary>
    public double Cost => Seconds / Requests * 1e6;
}
