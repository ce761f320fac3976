namespace PerfGate.Impact;

/// <summary>A benchmark whose fate is asked for.</summary>
/// <param name="Id">What the caller calls it.</param>
/// <param name="Type">Assembly-qualified name of its type in head, closed when generic.</param>
/// <param name="Method">Name of the method that is measured.</param>
public sealed record ImpactBenchmark(string Id, string Type, string Method)
{
    /// <summary>Its type in base, where a rename brought the two together; null: the same.</summary>
    public string? BaseType { get; init; }

    /// <summary>Its method in base, where a rename brought the two together; null: the same.</summary>
    public string? BaseMethod { get; init; }
}
