namespace PerfGate.CommandBenchmarks.FixedCosts;

/// <summary>Processor time of both processes of one pair, user and kernel, by what they spent it on; their exit is not seen.</summary>
/// <param name="Start">From the start of the processes to the end of the benchmark's set-up and first call.</param>
/// <param name="WarmUp">Until compilation has settled.</param>
/// <param name="Count">The two counts of allocation and the collection between them.</param>
/// <param name="Turns">The turns themselves.</param>
internal sealed record PairCost(TimeSpan Start, TimeSpan WarmUp, TimeSpan Count, TimeSpan Turns)
{
    /// <summary>What a pair costs whatever it measures: all but its warm-up and its turns.</summary>
    public TimeSpan Fixed => Start + Count;

    public TimeSpan BeyondTurns => Fixed + WarmUp;
}
