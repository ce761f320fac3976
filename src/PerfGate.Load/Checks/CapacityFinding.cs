namespace PerfGate.Load.Checks;

/// <summary>What one window at one rate came to.</summary>
/// <param name="Cause"><see cref="CapacityCause.None"/>: the rate held.</param>
/// <param name="Words">The numbers behind it, as the part of a sentence: "p99 of 'read' 120 ms, budget 100 ms".</param>
public sealed record CapacityFinding(CapacityCause Cause, string Words)
{
    public static CapacityFinding Held { get; } = new(CapacityCause.None, "");

    public bool Holds => Cause == CapacityCause.None;
}
