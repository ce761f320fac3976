namespace PerfGate.Yaml.Fields;

/// <summary>How much growth a field allows: a fraction, or an amount in the metric's base unit; one of them is set.</summary>
public readonly record struct AllowedGrowth(double? Relative, double? Absolute);
