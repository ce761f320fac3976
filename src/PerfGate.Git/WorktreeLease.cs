namespace PerfGate.Git;

/// <summary>A commit checked out outside of the repository, until it is disposed of.</summary>
public sealed class WorktreeLease : IDisposable
{
    private readonly Action remove;
    private bool isDisposed;

    internal WorktreeLease(string path, string sha, Action remove)
    {
        Path = path;
        Sha = sha;
        this.remove = remove;
    }

    /// <summary>Full path of the checkout's top folder.</summary>
    public string Path { get; }

    /// <summary>Full sha of the commit that is checked out, detached.</summary>
    public string Sha { get; }

    /// <summary>Removes the checkout; what another process still holds open is left for <see cref="Worktrees.CleanStale"/>.</summary>
    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            remove();
        }
    }
}
