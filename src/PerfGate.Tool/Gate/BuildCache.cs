using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Git;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>Keeps the output folders of commits that were built: a base is the same commit for many runs.</summary>
/// <remarks>
/// An output folder is put back where it lay in the commit's worktree, so that benchmarks find the repository's other files around it.
/// Folders appear by a rename, whole or not at all. The cache only saves time: whatever is wrong with it, the commit is built.
/// </remarks>
internal sealed class BuildCache(string folder)
{
    /// <summary>Builds: of a project, two for each run whose sides are both commits.</summary>
    private const int Kept = 16;

    /// <summary>Of the description beside a build; part of the key, so that another version's builds are not found.</summary>
    private const string Layout = "3";

    /// <summary>A build that is being stored; one that is older was left by a run that was killed.</summary>
    private static readonly TimeSpan LongestStoring = TimeSpan.FromHours(1);

    /// <summary>What decides a build's content, as far as it can be known beforehand.</summary>
    public static string Key(string sha, string relativeProject, string? targetFramework, string sdkVersion, string configuration)
    {
        var text = string.Join('\n', Layout, sha, relativeProject, targetFramework, sdkVersion, configuration, RuntimeInformation.RuntimeIdentifier);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }

    /// <summary>Restores a build into a worktree. One that is damaged is removed.</summary>
    /// <returns>Null when it is not there, or is not as it was stored.</returns>
    public BuiltProject? TryRestore(string key, string projectFile, string worktree)
    {
        var entry = Path.Combine(folder, key);
        try
        {
            var description = Path.Combine(entry, "built.txt");
            if (!File.Exists(description))
            {
                return null;
            }

            var output = Path.Combine(entry, "output");
            if (File.ReadAllLines(description) is not [var relative, var framework, var sdk, var sourceRoot, var digest]
                || !IsInside(worktree, Path.GetFullPath(relative, worktree))
                || FolderCopy.Digest(output) != digest)
            {
                TryDelete(entry);
                return null;
            }

            var targetPath = Path.GetFullPath(relative, worktree);
            FolderCopy.Copy(output, Path.GetDirectoryName(targetPath)!);
            Directory.SetLastWriteTimeUtc(entry, DateTime.UtcNow);
            return new BuiltProject(Path.GetFileNameWithoutExtension(projectFile), projectFile, targetPath, framework, sdk)
            {
                // The compiler wrote down where the sources lay then.
                SourceRoot = sourceRoot,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Damaged, or removed by another run meanwhile: it is built anew.
            TryDelete(entry);
            return null;
        }
    }

    /// <summary>Where what is known of a build's benchmarks is kept beside it; null when the build is not here.</summary>
    public string? RecordsOf(string key) =>
        File.Exists(Path.Combine(folder, key, "built.txt")) ? Path.Combine(folder, key, "reach") : null;

    /// <returns>Why it was not kept, as the end of a sentence; null: it was, or there is nothing to be said of it.</returns>
    public string? Store(string key, BuiltProject built, string worktree)
    {
        if (!IsInside(worktree, built.TargetPath))
        {
            // Built outside of the worktree: nothing says what else is there.
            return null;
        }

        var partial = Path.Combine(folder, $".{key}-{Environment.ProcessId}");
        try
        {
            var output = Path.Combine(partial, "output");
            Directory.CreateDirectory(output);
            FolderCopy.Copy(built.TargetFolder, output);
            File.WriteAllLines(
                Path.Combine(partial, "built.txt"),
                [Path.GetRelativePath(worktree, built.TargetPath), built.TargetFramework, built.SdkVersion, worktree, FolderCopy.Digest(output)]);
            var entry = Path.Combine(folder, key);
            if (!Directory.Exists(entry))
            {
                Directory.Move(partial, entry);
            }

            RemoveOldest();
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
        finally
        {
            TryDelete(partial);
        }
    }

    private void RemoveOldest()
    {
        var all = new DirectoryInfo(folder).EnumerateDirectories().ToLookup(entry => entry.Name.StartsWith('.'));
        var old = all[false].OrderByDescending(entry => entry.LastWriteTimeUtc).Skip(Kept);
        var left = all[true].Where(entry => DateTime.UtcNow - entry.LastWriteTimeUtc > LongestStoring);
        foreach (var entry in old.Concat(left))
        {
            TryDelete(entry.FullName);
        }
    }

    /// <summary>By its real place: neither <c>..</c> nor a link leads out of the worktree.</summary>
    private static bool IsInside(string worktree, string targetPath) =>
        RealPath.Below(worktree, Path.GetDirectoryName(targetPath)!) is { } below && below.Split('/')[0] != ".git";

    private static void TryDelete(string entry)
    {
        try
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another run reads it, or it is not ours: it is found damaged again, and costs a build.
        }
    }
}
