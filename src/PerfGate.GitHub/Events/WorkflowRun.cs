namespace PerfGate.GitHub.Events;

/// <summary>A finished run of another workflow, as GitHub tells of it; nothing here comes from what the run uploaded.</summary>
/// <param name="Id">Of the run.</param>
/// <param name="Attempt">Counts from 1.</param>
/// <param name="Event">What had started it.</param>
/// <param name="Path">Of its workflow file, in the repository.</param>
/// <param name="HeadSha">The commit that it was started for.</param>
/// <param name="HeadBranch">The branch of that commit.</param>
/// <param name="HeadRepository">Number of the repository of that branch: a fork's, or ours.</param>
/// <param name="HeadOwner">Login of that repository's owner.</param>
public sealed record WorkflowRun(
    long Id, int Attempt, string Event, string Path, string HeadSha, string HeadBranch, long HeadRepository, string HeadOwner);
