namespace PerfGate.Core.Rules;

/// <summary>A known regression that is accepted for a time, up to a ceiling.</summary>
public sealed record Waiver
{
    /// <summary>Glob over the benchmark's id.</summary>
    public required string Match { get; init; }

    public required string Metric { get; init; }

    /// <summary>The largest growth accepted, as a fraction: a ceiling, not a pass. Null when it is absolute.</summary>
    public double? Allow { get; init; }

    /// <summary>The largest growth accepted in the metric's base unit. Null when it is relative.</summary>
    public double? AllowAbsolute { get; init; }

    /// <summary>True (<c>allow: any</c>): also what has no size that a ceiling could bound, such as a service that ends.</summary>
    public bool AllowAny { get; init; }

    /// <summary>The last day on which the waiver holds.</summary>
    public required DateOnly Until { get; init; }

    public required string Issue { get; init; }

    public required string Reason { get; init; }

    public int Line { get; init; }

    /// <param name="relative">The growth as a fraction; null: it has no size.</param>
    /// <param name="absolute">The growth in the metric's base unit; null: it has no size.</param>
    public bool Accepts(double? relative, double? absolute) => AllowAny || relative <= Allow || absolute <= AllowAbsolute;
}
