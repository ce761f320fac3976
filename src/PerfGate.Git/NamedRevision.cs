namespace PerfGate.Git;

/// <summary>A commit that an option names.</summary>
internal static class NamedRevision
{
    private const string Heads = "refs/heads/";

    /// <summary>Looks a revision up: here, then as a branch of a remote; a shallow clone fetches it.</summary>
    /// <param name="repository">Where it is looked up.</param>
    /// <param name="remote">Where it may be fetched from.</param>
    /// <param name="revision">What the user wrote.</param>
    /// <param name="option">For the message: <c>--base</c> or <c>--head</c>.</param>
    /// <param name="cancellation">Ends the fetch.</param>
    /// <returns>Full sha, present in the repository.</returns>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4002: it does not exist (exit code 2).</exception>
    public static string Find(GitRepository repository, Remote remote, string revision, string option, CancellationToken cancellation)
    {
        var sha = repository.Resolve(revision)
            ?? remote.All.Select(name => repository.Resolve($"refs/remotes/{name}/{revision}")).FirstOrDefault(found => found is not null);
        if (sha is null && repository.IsShallow)
        {
            var wanted = IsSha(revision) ? revision : remote.Lookup(revision, cancellation);
            sha = wanted is not null && remote.FetchCommit(wanted, cancellation) is null ? wanted : null;
        }

        return sha ?? throw GitFaults.UnknownRevision(revision, option, repository.IsShallow
            ? "check the spelling, or fetch the history first: this clone is shallow ('fetch-depth: 0' for actions/checkout, 'git fetch --unshallow')."
            : "check the spelling, or fetch it first ('git fetch').");
    }

    /// <summary>The local branch that a revision is the name of, <c>HEAD</c> included; null for a tag, a sha or <c>main~1</c>.</summary>
    public static string? LocalBranch(GitRepository repository, string revision)
    {
        var result = repository.Program.Run("rev-parse", "--quiet", "--symbolic-full-name", revision);
        return result.Succeeded && result.Text.StartsWith(Heads, StringComparison.Ordinal) ? result.Text[Heads.Length..] : null;
    }

    private static bool IsSha(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
