namespace PerfGate.Git;

/// <summary>A branch that exists in the clone.</summary>
/// <param name="Name">Short name without the remote, for example <c>main</c>.</param>
/// <param name="Reference">Full name, for example <c>refs/remotes/origin/main</c>.</param>
internal sealed record BranchReference(string Name, string Reference)
{
    private const string Remotes = "refs/remotes/";
    private const string Heads = "refs/heads/";

    /// <summary>As people write it: <c>origin/main</c>, or <c>main</c> for a local branch.</summary>
    public string Display => GitRepository.WithoutPrefix(GitRepository.WithoutPrefix(Reference, Remotes), Heads);

    /// <summary>Looks a name up: the remote's branch first, then the local one, then another remote's.</summary>
    public static BranchReference? Find(GitRepository repository, Remote remote, string name, bool remoteOnly = false)
    {
        name = GitRepository.WithoutPrefix(name, Heads);
        foreach (var other in remote.All)
        {
            if (name.StartsWith(other + "/", StringComparison.Ordinal) && Existing(repository, Remotes + name, name[(other.Length + 1)..]) is { } qualified)
            {
                return qualified;
            }
        }

        var tracked = remote.Name is null ? null : Existing(repository, $"{Remotes}{remote.Name}/{name}", name);
        if (tracked is not null || remoteOnly)
        {
            return tracked;
        }

        return Existing(repository, Heads + name, name)
            ?? remote.All.Select(other => Existing(repository, $"{Remotes}{other}/{name}", name)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The remote's default branch: what <c>origin/HEAD</c> names, else main or master, else what the remote answers.</summary>
    /// <returns>Null when nothing tells.</returns>
    public static BranchReference? FindDefault(GitRepository repository, Remote remote, CancellationToken cancellation)
    {
        if (remote.Name is not null)
        {
            var prefix = $"{Remotes}{remote.Name}/";
            var head = repository.Program.Run("symbolic-ref", "--quiet", prefix + "HEAD");
            var named = head.Succeeded ? Existing(repository, head.Text, GitRepository.WithoutPrefix(head.Text, prefix)) : null;
            named ??= Existing(repository, prefix + "main", "main") ?? Existing(repository, prefix + "master", "master");
            if (named is not null)
            {
                return named;
            }
        }

        if ((Existing(repository, Heads + "main", "main") ?? Existing(repository, Heads + "master", "master")) is { } local)
        {
            return local;
        }

        // A CI clone of one branch has neither origin/HEAD nor the default branch: ask, then fetch it.
        if (remote.DefaultBranch(cancellation) is { } answer)
        {
            return Find(repository, remote, answer, remoteOnly: true) ?? (remote.FetchBranch(answer, cancellation).Succeeded
                ? Find(repository, remote, answer, remoteOnly: true)
                : null);
        }

        var branches = repository.Program.Expect("for-each-ref", "--format=%(refname)", "refs/heads").Lines;
        return branches.Count == 1 ? new(GitRepository.WithoutPrefix(branches[0], Heads), branches[0]) : null;
    }

    private static BranchReference? Existing(GitRepository repository, string reference, string name) =>
        repository.Resolve(reference) is null ? null : new(name, reference);
}
