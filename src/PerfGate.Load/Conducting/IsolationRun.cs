using PerfGate.Load.Checks;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>What an isolation run measured.</summary>
/// <param name="Blocks">In order of time; for <see cref="IsolationJudge"/>.</param>
/// <param name="Unsettled">Blocks that began although the victim was still slow from the one before.</param>
/// <param name="Interrupted">True when it was cancelled: judged by nobody.</param>
public sealed record IsolationRun(IReadOnlyList<IsolationBlock> Blocks, int Unsettled, bool Interrupted)
{
    /// <summary>See <see cref="LoadRun.NextNumber"/>; of both tenants.</summary>
    public long NextNumber { get; init; }
}
