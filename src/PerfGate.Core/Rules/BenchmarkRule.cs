namespace PerfGate.Core.Rules;

/// <summary>One entry of <c>rules</c>. A null field says nothing and leaves an earlier rule's value.</summary>
public sealed record BenchmarkRule
{
    /// <summary>Glob over the benchmark's id: <c>*</c> any run of characters, <c>?</c> one; case-sensitive.</summary>
    public required string Match { get; init; }

    /// <summary>Line of the rule in its file; 0 for a default.</summary>
    public int Line { get; init; }

    /// <summary>Limits by metric name: <c>time</c>, <c>allocated</c>, or an imported metric.</summary>
    public IReadOnlyDictionary<string, MetricLimit> Metrics { get; init; } = new Dictionary<string, MetricLimit>();

    /// <summary>True (<c>removed: allow</c>): the benchmark may go.</summary>
    public bool? AllowRemoved { get; init; }

    public bool? FailOnInconclusive { get; init; }
}
