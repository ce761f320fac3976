namespace PerfGate.Git;

/// <summary>Reads commits, trees and blobs; never the work tree.</summary>
internal interface ICommitObjects : IDisposable
{
    /// <summary>The commit itself, then its ancestors, newest commit time first, each after one of its children.</summary>
    IEnumerable<string> Ancestors(string sha);

    /// <summary>Content as committed; null when the commit has no such file.</summary>
    byte[]? ReadBlob(string sha, string path);

    /// <summary>Repository-relative paths of all files below a folder, sorted ordinally; empty when there is no such folder.</summary>
    IReadOnlyList<string> ListTree(string sha, string folder);
}
