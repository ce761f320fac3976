namespace PerfGate.Runner.Measuring;

/// <summary>Where a measuring run stands.</summary>
/// <param name="Benchmark">Id of what is being measured.</param>
/// <param name="Pair">Counts from 1.</param>
/// <param name="Settled">Benchmarks that need no more.</param>
/// <param name="Total">Benchmarks that are measured.</param>
/// <param name="Elapsed">Since measuring began.</param>
/// <param name="Remaining">Until each open benchmark has come to its next look; null before anything is known.</param>
public sealed record SuiteProgress(string Benchmark, int Pair, int Settled, int Total, TimeSpan Elapsed, TimeSpan? Remaining);
