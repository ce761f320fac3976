namespace PerfGate.Load.Scenarios;

/// <summary>A value of an answer that later requests of the same user may use as <c>{name}</c>.</summary>
/// <param name="Name">Letters, digits, hyphens and underscores.</param>
public sealed record ValueCapture(string Name)
{
    /// <summary>Path into a JSON body; exactly one of the three is set.</summary>
    public string? JsonPath { get; init; }

    public string? Header { get; init; }

    /// <summary>Regular expression over the body, whose first group is the value.</summary>
    public string? Pattern { get; init; }
}
