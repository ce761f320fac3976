namespace PerfGate.GitHub.Events;

/// <summary>The pull request that a run is about.</summary>
/// <param name="Number">As people know it.</param>
/// <param name="Head">Full sha of its head.</param>
/// <param name="IsFork">Whether the head is in another repository, whose code a token with rights must never run.</param>
public sealed record PullRequestRun(int Number, string Head, bool IsFork);
