namespace PerfGate.Git;

/// <summary>The commit that the head is measured against, and why that one.</summary>
/// <param name="Sha">Full sha, present in the repository; null when there is nothing to compare with: every benchmark is added.</param>
/// <param name="Origin">In words, for example <c>merge-base with origin/main</c>, <c>first parent</c> or <c>--base v1.2</c>.</param>
/// <param name="Note">What a reader should know besides; null when there is nothing.</param>
public sealed record BaseChoice(string? Sha, string Origin, string? Note = null)
{
    /// <summary>True when the head is on the branch that others are compared with.</summary>
    public bool IsOnBranch { get; init; }

    /// <summary>There is no base, for this reason.</summary>
    public static BaseChoice None(string reason) => new(null, reason);
}
