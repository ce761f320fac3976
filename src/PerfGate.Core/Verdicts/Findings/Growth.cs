namespace PerfGate.Core.Verdicts.Findings;

/// <summary>By how much a metric got worse; negative when it got better. What limits and waivers are compared with.</summary>
/// <param name="Relative">
/// head / base - 1 where lower is better, base / head - 1 where higher is: a throughput that halves is a growth of 100 %, like
/// the time that doubles with it. Positive infinity for something that grew out of nothing.
/// </param>
/// <param name="Absolute">head - base where lower is better, base - head where higher is; in the metric's unit.</param>
internal readonly record struct Growth(double Relative, double Absolute);
