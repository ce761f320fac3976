using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>Where a run looks for projects that a commit has: each path of the user's work tree means the same place in the commit's checkout.</summary>
/// <param name="Repository">Whose work tree the user's paths are in.</param>
/// <param name="Root">Top of the checkout.</param>
/// <param name="Origin">For messages: <c>the revision v1.2.0</c>.</param>
internal sealed record Checkout(GitRepository Repository, string Root, string Origin)
{
    /// <returns>The place in the checkout, whether or not there is anything; null for a path outside of the repository.</returns>
    public string? Place(string path) => Repository.RelativePath(path) is { } relative ? Path.GetFullPath(relative, Root) : null;

    /// <summary>A path of the work tree as a place of the commit: <c>bench in the revision v1.2.0</c>.</summary>
    public string Words(string path) => Repository.RelativePath(path) switch
    {
        null => $"{path}, which lies outside of the repository {Repository.Root}",
        "" => Origin,
        var relative => $"{relative} in {Origin}",
    };
}
