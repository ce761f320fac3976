namespace PerfGate.Core.Rules;

/// <summary>How much a metric may grow before the gate fails; relative and absolute must both be exceeded.</summary>
public sealed record MetricLimit
{
    /// <summary>Largest relative growth that passes, as a fraction (0.02 is 2 %).</summary>
    public double? MaxIncrease { get; init; }

    /// <summary>Largest absolute growth that passes, in the metric's base unit; what <c>max-increase: 0B</c> sets.</summary>
    public double? MaxIncreaseAbsolute { get; init; }

    /// <summary>Absolute growth that must be exceeded beside the relative one, in the metric's base unit.</summary>
    public double? Floor { get; init; }

    /// <summary>Fields that <paramref name="later"/> sets, else this one's; a later limit of either kind replaces both kinds.</summary>
    public MetricLimit OverriddenBy(MetricLimit later) => new()
    {
        MaxIncrease = later.MaxIncrease ?? (later.MaxIncreaseAbsolute is null ? MaxIncrease : null),
        MaxIncreaseAbsolute = later.MaxIncreaseAbsolute ?? (later.MaxIncrease is null ? MaxIncreaseAbsolute : null),
        Floor = later.Floor ?? Floor,
    };
}
