namespace PerfGate.Load.Reports;

/// <summary>One thing to do about a service, or about how it was measured.</summary>
/// <param name="Action">What to do, a sentence.</param>
/// <param name="Gain">The part of the time of the worst endpoint's p99, or of the requests, that it could give back at most; 0 to 1.</param>
/// <param name="Estimate">What could be gained and how that was estimated, a sentence.</param>
/// <param name="Rule">The rule that made it, with the numbers that it saw.</param>
internal sealed record LoadAdvice(string Action, double Gain, string Estimate, string Rule);
