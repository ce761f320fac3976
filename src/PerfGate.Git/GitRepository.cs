using System.Globalization;

namespace PerfGate.Git;

/// <summary>A clone with a work tree, ordinary or linked, and the commit that is checked out in it.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class GitRepository : IDisposable
{
    private ICommitObjects? objects;
    private bool? isShallow;

    private GitRepository(GitProgram program, string root, string commonFolder, string headSha, string? branch)
    {
        Program = program;
        Root = root;
        CommonFolder = commonFolder;
        HeadSha = headSha;
        Branch = branch;
    }

    /// <summary>Top of the work tree, a full path without links.</summary>
    public string Root { get; }

    /// <summary>Full sha of the commit that was checked out when the repository was opened.</summary>
    public string HeadSha { get; }

    /// <summary>Name of the branch that is checked out, for example <c>main</c>; null when HEAD is detached.</summary>
    public string? Branch { get; }

    /// <summary>True when the history was cut off by <c>--depth</c>.</summary>
    public bool IsShallow => isShallow ??= Program.Expect("rev-parse", "--is-shallow-repository").Text == "true";

    /// <summary>True when a tracked file differs from what is checked out, or another commit than <see cref="HeadSha"/> is by now.</summary>
    public bool IsDirty => ModifiedTrackedFiles().Count > 0 || Program.Expect("rev-parse", "HEAD").Text != HeadSha;

    internal GitProgram Program { get; }

    /// <summary>The git folder that all work trees of the repository share.</summary>
    internal string CommonFolder { get; }

    private ICommitObjects Objects => objects ??= OpenObjects();

    /// <summary>Opens the repository that a folder belongs to, looking upwards.</summary>
    /// <exception cref="Core.Diagnostics.PerfGateException">
    /// PG4001: not in a work tree; PG4002: no commit yet; PG4004: no git program, or the repository belongs to another user.
    /// </exception>
    public static GitRepository Open(string startFolder) => Open(startFolder, "git");

    internal static GitRepository Open(string startFolder, string executable)
    {
        var found = new GitProgram(Path.GetFullPath(startFolder), executable).Run("rev-parse", "--show-toplevel");
        if (!found.Succeeded)
        {
            throw found.Error.Contains("dubious ownership", StringComparison.Ordinal)
                ? GitFaults.ForeignOwner(ForeignRepository(found.Error) ?? startFolder)
                : GitFaults.NotARepository(startFolder, found.Reason);
        }

        var root = Path.GetFullPath(found.Text);
        var program = new GitProgram(root, executable);
        var common = Path.GetFullPath(program.Expect("rev-parse", "--git-common-dir").Text, root);
        var head = program.Run("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (!head.Succeeded)
        {
            throw GitFaults.NoCommits(root);
        }

        var branch = program.Run("symbolic-ref", "--quiet", "HEAD");
        return new GitRepository(program, root, common, head.Text, branch.Succeeded ? WithoutPrefix(branch.Text, "refs/heads/") : null);
    }

    /// <summary>The branch that changes are merged into: the remote's default branch, else main or master, else the one that is checked out.</summary>
    /// <returns>Null when nothing tells.</returns>
    public string? MainBranch(CancellationToken cancellation = default) =>
        BranchReference.FindDefault(this, Remote.Of(this), cancellation)?.Name ?? Branch;

    /// <summary>Tracked files that are modified, staged, deleted or in conflict, relative to the root; untracked files don't count.</summary>
    public IReadOnlyList<string> ModifiedTrackedFiles()
    {
        // The program, not libgit2: filters (LFS, line ends) decide whether a file differs.
        var status = Program.Expect(
            "status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames", "--ignore-submodules=untracked");

        // Two letters of state and a space stand before each path.
        return [.. status.Entries.Select(entry => entry[3..])];
    }

    /// <summary>Files of the work tree that are not as a commit has them, new ones included, ignored ones not; relative to the root, forward slashes.</summary>
    /// <param name="sha">Full sha.</param>
    public IReadOnlyList<string> ChangedFiles(string sha) =>
    [
        .. Program.Expect("diff", "--name-only", "-z", "--no-renames", sha, "--").Entries,
        .. Program.Expect("ls-files", "--others", "--exclude-standard", "-z").Entries,
    ];

    /// <summary>Files that two commits have differently; relative to the root, forward slashes.</summary>
    /// <param name="from">Full sha.</param>
    /// <param name="to">Full sha.</param>
    public IReadOnlyList<string> ChangedFiles(string from, string to) =>
        Program.Expect("diff", "--name-only", "-z", "--no-renames", from, to, "--").Entries;

    /// <summary>
    /// Commits from one back along first parents: the pushes to a branch. In a shallow clone, where they cannot be counted, a number that
    /// the commit's own sha gives.
    /// </summary>
    /// <param name="sha">Full sha.</param>
    public int PositionOnBranch(string sha) => IsShallow
        ? (int)(uint.Parse(sha.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & int.MaxValue)
        : int.Parse(Program.Expect("rev-list", "--count", "--first-parent", sha).Text, CultureInfo.InvariantCulture);

    /// <summary>A commit and its ancestors, the commit itself first, read as far as they are enumerated.</summary>
    /// <remarks>
    /// Newest commit time first, as <c>git log</c> does, and no commit before all of its children: after a merge the commits of
    /// both sides interleave by time. Following first parents would leave out everything that was merged in. A shallow clone's
    /// history ends where it was cut.
    /// </remarks>
    /// <param name="sha">Full sha.</param>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4002: no such commit here.</exception>
    public IEnumerable<string> Ancestors(string sha) => Objects.Ancestors(sha);

    /// <summary>A file as committed (an LFS file is its pointer); null when the commit has no such file.</summary>
    /// <param name="sha">Full sha.</param>
    /// <param name="path">Relative to the root, forward slashes.</param>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4002: no such commit here.</exception>
    public byte[]? ReadBlob(string sha, string path) => Objects.ReadBlob(sha, path);

    /// <summary>Root-relative paths of all files below a folder of a commit, sorted ordinally; empty when there is no such folder.</summary>
    /// <param name="sha">Full sha.</param>
    /// <param name="folder">Relative to the root, forward slashes; empty: the root.</param>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4002: no such commit here.</exception>
    public IReadOnlyList<string> ListTree(string sha, string folder) => Objects.ListTree(sha, folder.Trim('/'));

    /// <summary>A path relative to the root with forward slashes, links resolved; empty for the root, null outside of it.</summary>
    public string? RelativePath(string fullPath) => RealPath.Below(Root, fullPath);

    public void Dispose() => objects?.Dispose();

    /// <summary>Forgets what a fetch may have changed.</summary>
    internal void Refresh()
    {
        objects?.Dispose();
        objects = null;
        isShallow = null;
    }

    /// <summary>Parents as the commit itself names them, first parent first: a shallow clone hides those that it lacks.</summary>
    internal IReadOnlyList<string> Parents(string sha) =>
    [
        .. Program.Expect("cat-file", "commit", sha).Text
            .Split('\n')
            .TakeWhile(line => line.Length > 0)
            .Where(line => line.StartsWith("parent ", StringComparison.Ordinal))
            .Select(line => line["parent ".Length..].Trim()),
    ];

    /// <summary>Full sha of the commit that a revision names; null when it names none.</summary>
    internal string? Resolve(string revision)
    {
        if (revision.Length == 0 || revision[0] == '-')
        {
            return null;
        }

        var result = Program.Run("rev-parse", "--verify", "--quiet", revision + "^{commit}");

        // What excludes commits (`^main`) is a revision to git, and names none.
        return result.Succeeded && result.Text.All(char.IsAsciiHexDigitLower) ? result.Text : null;
    }

    internal bool Contains(string sha) => Program.Run("cat-file", "-e", sha + "^{commit}").Succeeded;

    internal static string WithoutPrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    /// <summary>The repository that git names: <c>fatal: detected dubious ownership in repository at '/path'</c>.</summary>
    private static string? ForeignRepository(string error)
    {
        const string before = "repository at '";
        var start = error.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += before.Length;
        var lineEnd = error.IndexOf('\n', start);
        var end = error.LastIndexOf('\'', lineEnd < 0 ? error.Length - 1 : lineEnd);
        return end > start ? error[start..end] : null;
    }

    private ICommitObjects OpenObjects()
    {
        // In a partial clone the program fetches what is missing; libgit2 would say that it does not exist.
        var isPartial = Program.Run("config", "--get-regexp", @"^(extensions\.partialclone|remote\..*\.promisor)$").Succeeded;
        var inProcess = isPartial || IsShallow ? null : LibGit2Objects.TryOpen(Root);
        return (ICommitObjects?)inProcess ?? new ProgramObjects(Program);
    }
}
