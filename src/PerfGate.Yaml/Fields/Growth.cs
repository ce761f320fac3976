namespace PerfGate.Yaml.Fields;

/// <summary>How much growth a field allows: a fraction, or an amount in the metric's base unit; one of them is set.</summary>
internal readonly record struct Growth(double? Relative, double? Absolute);
