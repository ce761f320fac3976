namespace PerfGate.Git;

/// <summary>Reads objects with the git program: shallow and partial clones, and repositories that libgit2 does not understand.</summary>
internal sealed class ProgramObjects(GitProgram program) : ICommitObjects
{
    public IEnumerable<string> Ancestors(string sha)
    {
        Verify(sha);
        return program.Expect("rev-list", sha).Lines;
    }

    public byte[]? ReadBlob(string sha, string path)
    {
        Verify(sha);
        var entry = Blobs(program.Expect("ls-tree", "-z", "--full-tree", sha, "--", path)).FirstOrDefault(blob => blob.Path == path);
        return entry.Sha is null ? null : program.Expect("cat-file", "blob", entry.Sha).Bytes;
    }

    public IReadOnlyList<string> ListTree(string sha, string folder)
    {
        Verify(sha);
        string[] all = ["ls-tree", "-r", "-z", "--full-tree", sha];
        var listing = program.Expect(folder.Length == 0 ? all : [.. all, "--", folder + "/"]);
        return [.. Blobs(listing).Select(blob => blob.Path).Order(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
    }

    /// <summary>Lines of <c>ls-tree</c>: mode, type and sha separated by spaces, a tab, the path.</summary>
    private static IEnumerable<(string Sha, string Path)> Blobs(GitResult listing)
    {
        foreach (var entry in listing.Entries)
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var fields = entry[..tab].Split(' ');
            if (fields[1] == "blob")
            {
                yield return (fields[2], entry[(tab + 1)..]);
            }
        }
    }

    private void Verify(string sha)
    {
        if (!program.Run("cat-file", "-e", sha + "^{commit}").Succeeded)
        {
            throw GitFaults.CommitMissing(sha, program.Folder);
        }
    }
}
