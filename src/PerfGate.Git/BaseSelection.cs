namespace PerfGate.Git;

/// <summary>Finds the commit that HEAD is measured against.</summary>
/// <remarks>
/// In this order: <c>--base REV</c>; the target of the pull request that the CI system names; the merge-base with
/// <c>compare.branch</c>, or with the remote's default branch. On that branch itself (or detached on a commit of it) HEAD when
/// tracked files are modified, else the first parent; everywhere else the merge-base, modified or not. Nothing is fetched unless
/// the clone lacks what the rule needs.
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
        if (request.Revision is { } revision)
        {
            return Named(repository, remote, revision, cancellation);
        }

        return PullRequestTarget.Detect(request.Variable, repository.HeadSha) is { } target
            ? OfPullRequest(repository, remote, target, cancellation)
            : OfBranch(repository, remote, request.CompareBranch, cancellation);
    }

    private static BaseChoice Named(GitRepository repository, Remote remote, string revision, CancellationToken cancellation)
    {
        var sha = repository.Resolve(revision)
            ?? remote.All.Select(name => repository.Resolve($"refs/remotes/{name}/{revision}")).FirstOrDefault(found => found is not null);
        if (sha is null && repository.IsShallow)
        {
            var wanted = IsSha(revision) ? revision : remote.Lookup(revision, cancellation);
            sha = wanted is not null && remote.FetchCommit(wanted, cancellation) is null ? wanted : null;
        }

        if (sha is null)
        {
            throw GitFaults.UnknownRevision(revision, "--base", repository.IsShallow
                ? "check the spelling, or fetch the history first: this clone is shallow ('fetch-depth: 0' for actions/checkout, 'git fetch --unshallow')."
                : "check the spelling, or fetch it first ('git fetch').");
        }

        return Chosen(repository, sha, $"--base {revision}");
    }

    private static BaseChoice OfPullRequest(GitRepository repository, Remote remote, PullRequestTarget target, CancellationToken cancellation)
    {
        if (target.HeadIsMerge && repository.Parents(repository.HeadSha) is [var first, _, ..])
        {
            Need(repository, remote, first, "the merge commit's first parent", cancellation);
            return Chosen(repository, first, $"first parent of the pull request's merge commit ({target.Branch})");
        }

        if (target.BaseSha is { } given)
        {
            Need(repository, remote, given.Sha, $"the commit that {given.Variable} names", cancellation);
            return Chosen(repository, given.Sha, given.Variable);
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

        return WithMergeBase(repository, remote, branch, cancellation);
    }

    private static BaseChoice OfBranch(GitRepository repository, Remote remote, string? compareBranch, CancellationToken cancellation)
    {
        var branch = compareBranch is null
            ? BranchReference.FindDefault(repository, remote, cancellation) ?? throw GitFaults.NoDefaultBranch()
            : FindCompareBranch(repository, remote, compareBranch, cancellation);
        if (repository.Branch == branch.Name)
        {
            return OnBranch(repository, remote, cancellation);
        }

        // CI systems check a branch out as a detached HEAD: a commit that the branch contains counts as being on it.
        var choice = WithMergeBase(repository, remote, branch, cancellation);
        return repository.Branch is null && choice.Sha == repository.HeadSha ? OnBranch(repository, remote, cancellation) : choice;
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

    private static BaseChoice OnBranch(GitRepository repository, Remote remote, CancellationToken cancellation)
    {
        if (repository.IsDirty)
        {
            return new BaseChoice(repository.HeadSha, "HEAD (tracked files are modified)") { IsOnBranch = true };
        }

        if (repository.Parents(repository.HeadSha) is not [var first, ..])
        {
            return BaseChoice.None("HEAD is a root commit: it has no parent to compare with");
        }

        Need(repository, remote, first, "HEAD's first parent", cancellation);
        return new BaseChoice(first, "first parent") { IsOnBranch = true };
    }

    private static BaseChoice WithMergeBase(GitRepository repository, Remote remote, BranchReference branch, CancellationToken cancellation)
    {
        var origin = $"merge-base with {branch.Display}";
        var (sha, note) = MergeBase(repository, branch);
        if (sha is not null)
        {
            return Chosen(repository, sha, origin, note);
        }

        if (!repository.IsShallow)
        {
            throw GitFaults.NoMergeBase(branch.Display);
        }

        var (found, ended, commits) = remote.Deepen(() => MergeBase(repository, branch).Sha, cancellation);
        if (found is null)
        {
            throw repository.IsShallow
                ? GitFaults.Shallow($"the merge-base of HEAD and {branch.Display}", ended)
                : GitFaults.NoMergeBase(branch.Display);
        }

        return Chosen(repository, found, origin, $"the clone is shallow: up to {commits:#,0} more commits of history were fetched to find the base");
    }

    /// <summary>The best common ancestor; of several (criss-cross merges) the newest by commit time, ties by sha.</summary>
    private static (string? Sha, string? Note) MergeBase(GitRepository repository, BranchReference branch)
    {
        var result = repository.Program.Run("merge-base", "--all", repository.HeadSha, branch.Reference);
        if (!result.Succeeded)
        {
            // 1: none; anything else is a fault.
            return result.ExitCode == 1
                ? (null, null)
                : throw GitFaults.CommandFailed(["merge-base", "--all", repository.HeadSha, branch.Reference], repository.Root, result);
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

    private static BaseChoice Chosen(GitRepository repository, string sha, string origin, string? note = null) => new(
        sha,
        origin,
        note ?? (sha == repository.HeadSha && !repository.IsDirty ? "the base is HEAD itself and no tracked file is modified: nothing can differ" : null));

    private static bool IsSha(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
