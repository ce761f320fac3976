namespace PerfGate.Runner.Measuring;

/// <summary>Where a measuring run stands.</summary>
/// <param name="Benchmark">Id of what is being measured.</param>
/// <param name="Pair">Counts from 1.</param>
/// <param name="Pairs">Planned for this benchmark.</param>
/// <param name="Done">Pairs finished over the whole suite.</param>
/// <param name="Total">Pairs planned over the whole suite.</param>
/// <param name="Elapsed">Since measuring began.</param>
/// <param name="Remaining">Forecast; null before anything is known.</param>
public sealed record SuiteProgress(
    string Benchmark, int Pair, int Pairs, int Done, int Total, TimeSpan Elapsed, TimeSpan? Remaining);
