namespace PerfGate.Yaml.Fields;

/// <summary>The percentages that a field allows.</summary>
public sealed record PercentRange(decimal Low, bool WithLow, decimal High, bool WithHigh)
{
    public static readonly PercentRange Detect = new(0, false, 100, false);
    public static readonly PercentRange NoiseFloor = new(0, true, 100, false);
    public static readonly PercentRange FalseAlarms = new(0, false, 50, true);

    public string Allowed =>
        $"a percentage {(WithLow ? "of at least" : "above")} {Low}% and {(WithHigh ? "at most" : "below")} {High}%, such as '1%'";

    public bool Contains(decimal percent) =>
        (WithLow ? percent >= Low : percent > Low) && (WithHigh ? percent <= High : percent < High);
}
