namespace PerfGate.Core.Load.Verdicts;

/// <summary>How the tests of a run's limits share the false-alarm rate with what else the run decides.</summary>
/// <remarks>
/// Holm's steps by the number of all tests may be taken by each group for itself: of n tests in one group, k of them of true hypotheses,
/// and m others, l of them true, the groups reject a true one with a chance of at most k / (k + m) and l / (l + n) of the rate, which is
/// together at most k / (k + l) + l / (k + l) = 1 of it.
/// </remarks>
/// <param name="OtherTests">Tests beside these under the same rate; 0 or more.</param>
/// <param name="Part">What of the error may be spent now, where the run could have ended at other looks too; above 0, at most 1.</param>
public sealed record ErrorShare(int OtherTests, double Part)
{
    public static ErrorShare Whole { get; } = new(0, 1);
}
