using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>Whether the head's files are those of its commit: made before they are built, asked when they were measured.</summary>
internal sealed class HeadWatch(HeadChoice head, GitRepository repository)
{
    private readonly bool wasModified = head.IsModified(repository);

    /// <summary>True also for files that were modified at the start and are not any more: what was measured is none of the commit.</summary>
    public bool IsModified() => wasModified || head.IsModified(repository);
}
