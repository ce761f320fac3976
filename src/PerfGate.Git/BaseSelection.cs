namespace PerfGate.Git;

/// <summary>Finds the commit that the head is measured against.</summary>
/// <remarks>
/// In this order: <c>--base REV</c>; the target of the pull request that the CI system names; the merge-base with
/// <c>compare.branch</c>, or with the remote's default branch. On that branch itself (or detached on a commit of it) HEAD when
/// tracked files are modified, else the first parent; everywhere else the merge-base, modified or not. A head that is a revision is
/// never modified, and every commit that the branch contains is on it. Nothing is fetched unless the clone lacks what the rule needs.
/// </remarks>
public static class BaseSelection
{
    /// <summary>Applies the rule.</summary>
    /// <exception cref="Core.Diagnostics.PerfGateException">
    /// PG4002: the revision or branch does not exist (exit code 2 when the user named it, else 3); PG4003: the clone is too shallow
    /// and the rest could not be fetched; PG4004: git failed.
    /// </exception>
    public static BaseChoice Choose(GitRepository repository, BaseRequest request, CancellationToken cancellation = default)
    {
        var remote = Remote.Of(repository);
        var head = request.Head ?? HeadChoice.Choose(repository, null, cancellation);
        if (request.Revision is { } revision)
        {
            return Chosen(repository, head, NamedRevision.Find(repository, remote, revision, "--base", cancellation), $"--base {revision}");
        }

        return PullRequestTarget.Detect(request.Variable, head.Sha) is { } target
            ? OfPullRequest(repository, remote, head, target, cancellation)
            : OfBranch(repository, remote, head, request.CompareBranch, cancellation);
    }

    private static BaseChoice OfPullRequest(
        GitRepository repository, Remote remote, HeadChoice head, PullRequestTarget target, CancellationToken cancellation)
    {
        if (target.HeadIsMerge && repository.Parents(head.Sha) is [var first, _, ..])
        {
            Need(repository, remote, first, "the merge commit's first parent", cancellation);
            return Chosen(repository, head, first, $"first parent of the pull request's merge commit ({target.Branch})");
        }

        if (target.BaseSha is { } given)
        {
            Need(repository, remote, given.Sha, $"the commit that {given.Variable} names", cancellation);
            return Chosen(repository, head, given.Sha, given.Variable);
        }

        var branch = BranchReference.Find(repository, remote, target.Branch, remoteOnly: true);
        if (branch is null)
        {
            var fetched = remote.FetchBranch(target.Branch, cancellation);
            branch = BranchReference.Find(repository, remote, target.Branch);
            if (branch is null)
            {
                throw repository.IsShallow
                    ? GitFaults.Shallow($"the target branch '{target.Branch}', which {target.Variable} names,", $"fetching it failed: {fetched.Reason}")
                    : GitFaults.TargetMissing(target.Branch, target.Variable, fetched.Reason);
            }
        }

        var choice = WithMergeBase(repository, remote, head, branch, cancellation);
        return head.Revision is not null && choice.Sha == head.Sha ? OnBranch(repository, remote, head, cancellation) : choice;
    }

    private static BaseChoice OfBranch(
        GitRepository repository, Remote remote, HeadChoice head, string? compareBranch, CancellationToken cancellation)
    {
        var branch = compareBranch is null
            ? BranchReference.FindDefault(repository, remote, cancellation) ?? throw GitFaults.NoDefaultBranch()
            : FindCompareBranch(repository, remote, compareBranch, cancellation);
        if (head.Branch == branch.Name)
        {
            return OnBranch(repository, remote, head, cancellation);
        }

        // CI systems check a branch out as a detached HEAD: a commit that the branch contains counts as being on it.
        var choice = WithMergeBase(repository, remote, head, branch, cancellation);
        var mayBeOnBranch = head.Revision is not null || head.Branch is null;
        return mayBeOnBranch && choice.Sha == head.Sha ? OnBranch(repository, remote, head, cancellation) : choice;
    }

    private static BranchReference FindCompareBranch(GitRepository repository, Remote remote, string name, CancellationToken cancellation)
    {
        var branch = BranchReference.Find(repository, remote, name);
        if (branch is null && remote.FetchBranch(GitRepository.WithoutPrefix(name, remote.Name + "/"), cancellation).Succeeded)
        {
            branch = BranchReference.Find(repository, remote, name);
        }

        return branch ?? throw GitFaults.UnknownRevision(name, "compare.branch", "correct it in perfgate.yml, or fetch the branch first ('git fetch').");
    }

    private static BaseChoice OnBranch(GitRepository repository, Remote remote, HeadChoice head, CancellationToken cancellation)
    {
        if (head.IsModified(repository))
        {
            return new BaseChoice(head.Sha, "HEAD (tracked files are modified)") { IsOnBranch = true };
        }

        if (repository.Parents(head.Sha) is not [var first, ..])
        {
            return BaseChoice.None($"{head.Name} is a root commit: it has no parent to compare with");
        }

        Need(repository, remote, first, $"{head.Name}'s first parent", cancellation);
        return new BaseChoice(first, "first parent") { IsOnBranch = true };
    }

    private static BaseChoice WithMergeBase(
        GitRepository repository, Remote remote, HeadChoice head, BranchReference branch, CancellationToken cancellation)
    {
        var origin = $"merge-base with {branch.Display}";
        var (sha, note) = MergeBase(repository, head, branch);
        if (sha is not null)
        {
            return Chosen(repository, head, sha, origin, note);
        }

        if (!repository.IsShallow)
        {
            throw GitFaults.NoMergeBase(head.Name, branch.Display);
        }

        var (found, ended, commits) = remote.Deepen(() => MergeBase(repository, head, branch).Sha, cancellation);
        if (found is null)
        {
            throw repository.IsShallow
                ? GitFaults.Shallow($"the merge-base of {head.Name} and {branch.Display}", ended)
                : GitFaults.NoMergeBase(head.Name, branch.Display);
        }

        return Chosen(repository, head, found, origin, $"the clone is shallow: up to {commits:#,0} more commits of history were fetched to find the base");
    }

    /// <summary>The best common ancestor; of several (criss-cross merges) the newest by commit time, ties by sha.</summary>
    private static (string? Sha, string? Note) MergeBase(GitRepository repository, HeadChoice head, BranchReference branch)
    {
        var result = repository.Program.Run("merge-base", "--all", head.Sha, branch.Reference);
        if (!result.Succeeded)
        {
            // 1: none; anything else is a fault.
            return result.ExitCode == 1
                ? (null, null)
                : throw GitFaults.CommandFailed(["merge-base", "--all", head.Sha, branch.Reference], repository.Root, result);
        }

        if (result.Lines is [var only])
        {
            return (only, null);
        }

        // Lines of "<seconds since 1970> <sha>".
        var newest = repository.Program.Expect(["rev-list", "--no-walk", "--timestamp", .. result.Lines]).Lines
            .Select(line => line.Split(' '))
            .OrderByDescending(fields => long.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture))
            .ThenBy(fields => fields[1], StringComparer.Ordinal)
            .First()[1];
        return (newest, $"criss-cross merges left {result.Lines.Count} merge-bases; the newest was taken");
    }

    private static void Need(GitRepository repository, Remote remote, string sha, string what, CancellationToken cancellation)
    {
        if (remote.FetchCommit(sha, cancellation) is { } reason)
        {
            throw repository.IsShallow
                ? GitFaults.Shallow($"{what} ({sha})", reason)
                : GitFaults.CommitMissing(sha, repository.Root);
        }
    }

    private static BaseChoice Chosen(GitRepository repository, HeadChoice head, string sha, string origin, string? note = null) => new(
        sha,
        origin,
        note ?? (sha != head.Sha || head.IsModified(repository) ? null
            : head.Revision is null ? "the base is HEAD itself and no tracked file is modified: nothing can differ"
            : $"the base is {head.Name} itself: nothing can differ"));
}
