using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Core.Files;

namespace PerfGate.Git;

/// <summary>Checks commits out into folders of their own, outside of the repository, with the git program: filters, LFS and submodules behave.</summary>
/// <remarks>
/// They lie in <c>worktrees/&lt;repository&gt;/</c> of the cache folder: the variable <c>PERFGATE_CACHE</c>, else <c>perfgate</c> in
/// the user's local application data. Inside the repository a checkout would inherit the head's build files.
/// </remarks>
/// <param name="variable">Reads an environment variable; null when it is not set.</param>
/// <param name="localFolder">The user's local application data; empty: there is none.</param>
/// <param name="temporaryFolder">For users without local application data; any user may write there.</param>
public sealed class Worktrees(Func<string, string?> variable, string localFolder, string temporaryFolder)
{
    public Worktrees()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <inheritdoc cref="Worktrees(Func{string, string?}, string, string)"/>
    public Worktrees(Func<string, string?> variable)
        : this(variable, UserFolder.LocalData, Path.GetTempPath())
    {
    }

    /// <summary>Checks a commit out, with the submodules that the repository's own work tree has.</summary>
    /// <param name="repository">Any work tree of the repository.</param>
    /// <param name="sha">Full sha of a commit that is present.</param>
    /// <param name="cancellation">Ends the checkout; what was made of it is removed.</param>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4004: git failed; PG0001: the cache folder lies inside the repository.</exception>
    public WorktreeLease Create(GitRepository repository, string sha, CancellationToken cancellation = default)
    {
        var folder = FolderOf(repository);
        Directory.CreateDirectory(folder);
        var owner = WorktreeOwner.ThisProcess();
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{sha[..Math.Min(12, sha.Length)]}-{owner.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
        var path = Path.Combine(folder, name);

        // The owner's file comes first: whenever this process is killed, the next run knows whose the rest is.
        var claim = owner.Claim(path + WorktreeOwner.Extension);
        var lease = new WorktreeLease(path, sha, () =>
        {
            claim.Dispose();
            Remove(repository.Program, path);
        });
        try
        {
            // The user's hooks are for people: a post-checkout hook may install packages.
            string[] command =
                ["-c", "core.hooksPath=/dev/null", "-c", "core.longpaths=true", "worktree", "add", "--quiet", "--detach", "--force", path, sha];
            var added = repository.Program.Run(cancellation, command);
            if (!added.Succeeded)
            {
                throw GitFaults.CommandFailed(command, repository.Root, added, written: folder);
            }

            UpdateSubmodules(repository.Program, repository.Program.In(path), cancellation);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Removes the checkouts that killed runs left behind; never one of a living run, never one that the user made.</summary>
    /// <returns>How many were removed.</returns>
    public int CleanStale(GitRepository repository)
    {
        var folder = FolderOf(repository);
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        // Both listed before any is judged: a checkout that starts meanwhile is in neither list or has its owner's file.
        var checkouts = Directory.GetDirectories(folder);
        var owners = Directory.GetFiles(folder, "*" + WorktreeOwner.Extension)
            .Select(file => file[..^WorktreeOwner.Extension.Length])
            .ToHashSet(StringComparer.Ordinal);
        var stale = owners.Where(path => WorktreeOwner.IsGone(path + WorktreeOwner.Extension))
            .Concat(checkouts.Where(path => !owners.Contains(path)))
            .ToList();
        foreach (var path in stale)
        {
            Remove(repository.Program, path);
        }

        return stale.Count;
    }

    /// <summary>Where the checkouts of a repository lie; all its work trees share the folder.</summary>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG0001: it would lie inside the repository, or in a folder of somebody else.</exception>
    internal string FolderOf(GitRepository repository)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(RealPath.Of(repository.CommonFolder)));
        var below = Path.Combine("worktrees", Convert.ToHexStringLower(hash)[..12]);
        if (variable("PERFGATE_CACHE") is { Length: > 0 } named)
        {
            var cache = Path.GetFullPath(named, repository.Root);
            return IsOutside(repository, cache) ? Path.Combine(cache, below) : throw GitFaults.CacheInsideRepository(cache, repository.Root);
        }

        // Empty in containers without a home; inside the repository where a build sets its home there.
        var local = localFolder.Length > 0 && IsOutside(repository, localFolder) ? localFolder : "";
        if (!IsOutside(repository, temporaryFolder) && local.Length == 0)
        {
            throw GitFaults.CacheInsideRepository(temporaryFolder, repository.Root);
        }

        var (folder, whyNot) = UserFolder.Find(local, temporaryFolder);
        return whyNot is null ? Path.Combine(folder, below) : throw GitFaults.CacheNotOurs(folder, whyNot);
    }

    private static bool IsOutside(GitRepository repository, string folder) =>
        repository.RelativePath(folder) is null && RealPath.Below(repository.CommonFolder, folder) is null;

    /// <summary>Fills the submodules of a checkout: from the user's own clone of each where that has the commit, so that no server is asked.</summary>
    /// <param name="own">In the user's work tree, or in a submodule of it.</param>
    /// <param name="checkout">In the same place of the checkout.</param>
    /// <param name="cancellation">Ends it.</param>
    private static void UpdateSubmodules(GitProgram own, GitProgram checkout, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(checkout.Folder, ".gitmodules")))
        {
            return;
        }

        // One that the head's own work tree does without is not fetched: both sides build from the same, and nobody may be
        // allowed to read it.
        var absent = Submodules(own).Select(one => one.Path).Where(path => !IsPresent(own.Folder, path)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, path) in Submodules(checkout).Where(one => !absent.Contains(one.Path)))
        {
            var isPresent = IsPresent(own.Folder, path);
            CloneOwn(own, checkout, name, path, isPresent, cancellation);
            string[] recursive = isPresent ? [] : ["--recursive"];
            checkout.Expect(
                cancellation,
                ["-c", "core.hooksPath=/dev/null", "-c", "core.longpaths=true", "submodule", "--quiet", "update", "--init", .. recursive, "--", path]);
            if (isPresent)
            {
                UpdateSubmodules(own.In(Path.Combine(own.Folder, path)), checkout.In(Path.Combine(checkout.Folder, path)), cancellation);
            }
        }
    }

    /// <summary>Makes the submodule's git folder from the user's own, so that git finds the commit in it and has nothing to fetch.</summary>
    /// <remarks>Where this does not come about, nothing is lost: git then asks the submodule's server, as it does for a new clone.</remarks>
    private static void CloneOwn(GitProgram own, GitProgram checkout, string name, string path, bool isPresent, CancellationToken cancellation)
    {
        var ownFolder = isPresent
            ? own.In(Path.Combine(own.Folder, path)).Run("rev-parse", "--absolute-git-dir").Text
            : Path.GetFullPath(own.Run("rev-parse", "--git-path", "modules/" + name).Text, own.Folder);
        var commit = checkout.Run("rev-parse", "--verify", "--quiet", "HEAD:" + path).Text;
        if (!Directory.Exists(ownFolder))
        {
            return;
        }

        // A partial clone gets what it lacks from its server.
        // The work tree is named because the one that the folder knows may be gone.
        string[] inOwn = ["--git-dir", ownFolder, "--work-tree", own.Folder];
        if (!own.Run([.. inOwn, "cat-file", "-e", commit + "^{commit}"]).Succeeded
            || own.Run([.. inOwn, "config", "--get-regexp", @"^remote\..*\.promisor$"]).Succeeded)
        {
            return;
        }

        var folder = Path.GetFullPath(checkout.Run("rev-parse", "--git-path", "modules/" + name).Text, checkout.Folder);
        if (!checkout.Run(cancellation, "clone", "--quiet", "--bare", "--no-tags", "--", ownFolder, folder).Succeeded)
        {
            TryDelete(folder);
            return;
        }

        // As git itself leaves a submodule's folder: relative addresses below it, and LFS, begin at its server.
        var copy = checkout.In(folder);
        copy.Expect("config", "core.bare", "false");
        copy.Expect("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
        if (own.Run([.. inOwn, "config", "remote.origin.url"]) is { Succeeded: true } server)
        {
            copy.Expect("config", "remote.origin.url", server.Text);
        }
    }

    private static bool IsPresent(string root, string submodule)
    {
        var git = Path.Combine(root, submodule, ".git");
        return File.Exists(git) || Directory.Exists(git);
    }

    /// <summary>Names and paths that a work tree's <c>.gitmodules</c> declares; empty without the file.</summary>
    private static IEnumerable<(string Name, string Path)> Submodules(GitProgram program)
    {
        // Entries of "submodule.<name>.path\n<value>"; exit code 1: none.
        var paths = program.Run("config", "--file", Path.Combine(program.Folder, ".gitmodules"), "-z", "--get-regexp", @"^submodule\..*\.path$");
        return paths.Entries
            .Select(entry => entry.Split('\n', 2))
            .Select(entry => (entry[0]["submodule.".Length..^".path".Length], entry[1]));
    }

    /// <summary>Removes a checkout, its entry in the repository and its owner's file; never <c>worktree prune</c>, which also forgets the user's.</summary>
    private static void Remove(GitProgram program, string path)
    {
        // Forced twice: also when an interrupted checkout left its lock.
        string[] command = ["worktree", "remove", "--force", "--force", path];
        if (!program.Run(command).Succeeded || Directory.Exists(path))
        {
            TryDelete(path);

            // With the folder gone git only drops its entry; it fails when it had none, which is as well.
            program.Run(command);
        }

        if (!Directory.Exists(path))
        {
            File.Delete(path + WorktreeOwner.Extension);
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                return;
            }

            // Windows does not delete what is read-only, as git's packs are.
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                if (file.IsReadOnly && file.LinkTarget is null)
                {
                    file.IsReadOnly = false;
                }
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process holds a file open: the owner's file stays, so that a later run tries again.
        }
    }
}
