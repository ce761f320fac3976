namespace PerfGate.Runner.Hooking;

/// <param name="Metric">Its name, for rules and reports.</param>
/// <param name="Unit"><c>per op</c> or <c>B</c>.</param>
/// <param name="Value">In that unit.</param>
internal sealed record ExactCount(string Metric, string Unit, double Value);
