namespace PerfGate.Git;

/// <summary>What is measured against a base: the user's work tree, or a commit that <c>--head REV</c> names.</summary>
/// <param name="Sha">Full sha, present in the repository; of the work tree, the commit that is checked out.</param>
/// <param name="Branch">Short name of the local branch that is checked out, or that the revision names; null when it is none.</param>
/// <param name="Revision">As the user wrote it; null: the work tree.</param>
public sealed record HeadChoice(string Sha, string? Branch, string? Revision = null)
{
    /// <summary>In words, for a report: <c>the revision v1.2.0</c>.</summary>
    public string Origin => Revision is null ? "the work tree" : $"the revision {Revision}";

    /// <summary>As messages call it: the revision, or <c>HEAD</c>.</summary>
    internal string Name => Revision ?? "HEAD";

    /// <summary>The work tree, or a commit.</summary>
    /// <param name="repository">Where the revision is looked up.</param>
    /// <param name="revision">A commit, branch or tag; null: the work tree.</param>
    /// <param name="cancellation">Ends a fetch: a shallow clone may lack the commit.</param>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4002: the revision does not exist (exit code 2).</exception>
    public static HeadChoice Choose(GitRepository repository, string? revision, CancellationToken cancellation = default)
    {
        if (revision is null)
        {
            return new HeadChoice(repository.HeadSha, repository.Branch);
        }

        var sha = NamedRevision.Find(repository, Remote.Of(repository), revision, "--head", cancellation);
        return new HeadChoice(sha, NamedRevision.LocalBranch(repository, revision), revision);
    }

    /// <summary>
    /// True when what is measured differs, at this moment, from <see cref="Sha"/>; a commit never does. A run asks before it builds and when
    /// it has measured: its files may have been others at either time.
    /// </summary>
    public bool IsModified(GitRepository repository) => Revision is null && repository.IsDirty;
}
