using PerfGate.Core.Measurements;

namespace PerfGate.Core.Rules;

/// <summary>The limit of each metric where no rule says otherwise.</summary>
public static class MetricDefaults
{
    private static readonly MetricLimit Time = new() { MaxIncrease = 0.02, Floor = 0.5 };
    private static readonly MetricLimit Allocated = new() { MaxIncreaseAbsolute = 0, Floor = 0 };
    private static readonly MetricLimit Other = new() { MaxIncrease = 0.05, Floor = 0 };

    /// <summary><c>time</c>: 2 % and 0.5 ns; <c>allocated</c>: 0 B; any other metric: 5 %. Never null in all of its fields.</summary>
    public static MetricLimit For(string metric) => metric switch
    {
        Metric.Time => Time,
        Metric.Allocated => Allocated,
        _ => Other,
    };
}
