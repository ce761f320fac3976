namespace PerfGate.Runner.Measuring;

/// <summary>One side of a pair could not be measured; the other is not to blame.</summary>
internal sealed class PairFailedException(SideFailure failure) : Exception(failure.Failure.Message)
{
    public SideFailure Failure { get; } = failure;
}
