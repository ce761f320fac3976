using PerfGate.Load.Checks;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Conducting;

/// <summary>One window of a search.</summary>
/// <param name="Rate">Arrivals per second.</param>
/// <param name="Window">What was measured.</param>
/// <param name="Finding">What it came to.</param>
public sealed record CapacityStep(double Rate, LoadWindow Window, CapacityFinding Finding);
