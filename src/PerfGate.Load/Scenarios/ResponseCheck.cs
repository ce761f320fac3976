namespace PerfGate.Load.Scenarios;

/// <summary>What an answer must be beyond its status; each field that is set must hold.</summary>
public sealed record ResponseCheck
{
    /// <summary>Statuses that count as success in place of 200 to 299; null: those.</summary>
    public IReadOnlyList<int>? Statuses { get; init; }

    /// <summary>Text that the body must hold.</summary>
    public string? Contains { get; init; }

    /// <summary>Path into a JSON body, <c>items[0].id</c>, that must be there.</summary>
    public string? JsonPath { get; init; }

    /// <summary>What the value at <see cref="JsonPath"/> must read as; null: anything.</summary>
    public string? JsonValue { get; init; }

    /// <summary>Name of a header that must be there.</summary>
    public string? Header { get; init; }
}
