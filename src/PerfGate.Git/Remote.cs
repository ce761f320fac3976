namespace PerfGate.Git;

/// <summary>The remote that a clone came from, and what is fetched from it when the clone lacks it.</summary>
internal sealed class Remote
{
    // Commits a step; together they reach far beyond an ordinary pull request without fetching all of a long history.
    private static readonly int[] DeepeningSteps = [50, 500, 5000];

    private readonly GitRepository repository;

    private Remote(GitRepository repository, IReadOnlyList<string> all)
    {
        this.repository = repository;
        All = all;
        Name = all.Contains("origin") ? "origin" : all.Count > 0 ? all[0] : null;
    }

    /// <summary><c>origin</c>, else the first remote; null when there is none.</summary>
    public string? Name { get; }

    /// <summary>Names of all remotes.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Without it a fetch into a shallow clone could bring the whole history; with it a full clone would become shallow.</summary>
    private string[] Depth => repository.IsShallow ? ["--depth=1"] : [];

    public static Remote Of(GitRepository repository) => new(repository, repository.Program.Expect("remote").Lines);

    /// <summary>The branch that the remote's HEAD names; null when it does not answer.</summary>
    public string? DefaultBranch(CancellationToken cancellation)
    {
        if (Name is null)
        {
            return null;
        }

        // First line: "ref: refs/heads/main<tab>HEAD".
        var answer = repository.Program.Run(cancellation, "ls-remote", "--symref", Name, "HEAD");
        var line = answer.Succeeded ? answer.Lines.FirstOrDefault(text => text.StartsWith("ref: refs/heads/", StringComparison.Ordinal)) : null;
        return line?["ref: refs/heads/".Length..].Split('\t')[0];
    }

    /// <summary>The commit of a branch or tag on the remote; null when it has none of this name or does not answer.</summary>
    public string? Lookup(string name, CancellationToken cancellation)
    {
        if (Name is null || !repository.Program.Run("check-ref-format", "refs/heads/" + name).Succeeded)
        {
            return null;
        }

        var answer = repository.Program.Run(
            cancellation, "ls-remote", Name, "refs/heads/" + name, "refs/tags/" + name, $"refs/tags/{name}^{{}}");
        if (!answer.Succeeded)
        {
            return null;
        }

        // An annotated tag has two lines; the one that ends in ^{} is the commit.
        var found = answer.Lines.Select(line => line.Split('\t')).ToDictionary(fields => fields[1], fields => fields[0]);
        return found.GetValueOrDefault("refs/heads/" + name)
            ?? found.GetValueOrDefault($"refs/tags/{name}^{{}}")
            ?? found.GetValueOrDefault("refs/tags/" + name);
    }

    /// <summary>Fetches one branch: its last commit in a shallow clone, all of it otherwise.</summary>
    public GitResult FetchBranch(string name, CancellationToken cancellation) =>
        Fetch(Depth, [$"+refs/heads/{name}:refs/remotes/{Name}/{name}"], cancellation);

    /// <summary>Makes sure that a commit is here, fetching that commit alone in a shallow clone.</summary>
    /// <returns>Null when it is here already or was fetched; else why not.</returns>
    public string? FetchCommit(string sha, CancellationToken cancellation)
    {
        if (repository.Contains(sha))
        {
            return null;
        }

        var result = Fetch(Depth, [sha], cancellation);
        return result.Succeeded && repository.Contains(sha) ? null : $"'git fetch {Name ?? "origin"} {sha}' failed: {result.Reason}";
    }

    /// <summary>Fetches older history in bounded steps until a search succeeds or there is no more.</summary>
    /// <returns>What the search found; else why it ended. Commits: how many more a line of history was asked for.</returns>
    public (string? Found, string Ended, int Commits) Deepen(Func<string?> search, CancellationToken cancellation)
    {
        var commits = 0;
        foreach (var step in DeepeningSteps)
        {
            if (!repository.IsShallow)
            {
                break;
            }

            // The commits at the edge came from the remote, so it knows them, also when HEAD was never pushed.
            var edge = File.ReadAllLines(Path.Combine(repository.CommonFolder, "shallow")).Where(line => line.Length > 0);
            var result = Fetch([$"--deepen={step}"], [.. edge], cancellation);
            if (!result.Succeeded)
            {
                return (null, $"'git fetch --deepen={step} {Name ?? "origin"}' failed: {result.Reason}", commits);
            }

            commits += step;
            if (search() is { } found)
            {
                return (found, "", commits);
            }
        }

        return (null, $"PerfGate fetched {commits:#,0} more commits of every line of history without finding it", commits);
    }

    private GitResult Fetch(IReadOnlyList<string> options, IReadOnlyList<string> wanted, CancellationToken cancellation)
    {
        if (Name is null)
        {
            return new GitResult(128, [], "the repository has no remote");
        }

        // No housekeeping in the background: it would run beside the measuring.
        var result = repository.Program.Run(
            cancellation,
            ["-c", "gc.auto=0", "-c", "maintenance.auto=false", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", .. options, Name, .. wanted]);
        repository.Refresh();
        return result;
    }
}
