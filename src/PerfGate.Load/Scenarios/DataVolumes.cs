namespace PerfGate.Load.Scenarios;

/// <summary>How much the service held: the same code over ten rows and over ten million is not the same measurement.</summary>
public sealed record DataVolumes
{
    /// <summary>Rows by table or kind: <c>orders: 1000000</c>.</summary>
    public IReadOnlyDictionary<string, long> Rows { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    public int? Tenants { get; init; }

    /// <summary>In words: "80 % of the rows belong to three tenants".</summary>
    public string? Distribution { get; init; }
}
