using LibGit2Sharp;

namespace PerfGate.Git;

/// <summary>Reads objects in process with LibGit2Sharp: thousands of commits and blobs without a process each.</summary>
internal sealed class LibGit2Objects : ICommitObjects
{
    private readonly Repository repository;

    private LibGit2Objects(Repository repository) => this.repository = repository;

    /// <summary>Opens; null when libgit2 cannot: an unknown repository extension or hash, or no native library for this system.</summary>
    public static LibGit2Objects? TryOpen(string root)
    {
        try
        {
            // The git program has already checked the owner, with the configuration that libgit2 does not read.
            GlobalSettings.SetOwnerValidation(false);
            return new LibGit2Objects(new Repository(root));
        }
        catch (Exception exception) when (exception is LibGit2SharpException or TypeInitializationException or DllNotFoundException)
        {
            return null;
        }
    }

    public IEnumerable<string> Ancestors(string sha)
    {
        // Time alone keeps the walk lazy: topological order would first load the whole history.
        var walk = repository.Commits.QueryBy(new CommitFilter
        {
            IncludeReachableFrom = Find(sha),
            SortBy = CommitSortStrategies.Time,
        });
        return walk.Select(commit => commit.Sha);
    }

    public byte[]? ReadBlob(string sha, string path)
    {
        if (Find(sha)[path] is not { TargetType: TreeEntryTargetType.Blob } entry)
        {
            return null;
        }

        using var content = ((Blob)entry.Target).GetContentStream();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    public IReadOnlyList<string> ListTree(string sha, string folder)
    {
        var commit = Find(sha);
        var tree = folder.Length == 0 ? commit.Tree : commit[folder] is { TargetType: TreeEntryTargetType.Tree } entry ? (Tree)entry.Target : null;
        var paths = new List<string>();
        if (tree is not null)
        {
            Collect(tree, folder.Length == 0 ? "" : folder + "/", paths);
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    public void Dispose() => repository.Dispose();

    private static void Collect(Tree tree, string prefix, List<string> paths)
    {
        foreach (var entry in tree)
        {
            if (entry.TargetType == TreeEntryTargetType.Blob)
            {
                paths.Add(prefix + entry.Name);
            }
            else if (entry.TargetType == TreeEntryTargetType.Tree)
            {
                Collect((Tree)entry.Target, prefix + entry.Name + "/", paths);
            }
        }
    }

    private Commit Find(string sha) =>
        repository.Lookup<Commit>(sha) ?? throw GitFaults.CommitMissing(sha, repository.Info.WorkingDirectory);
}
