using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>Keeps the output folders of commits that were built: a base is the same commit for many runs.</summary>
/// <remarks>
/// An output folder is put back where it lay in the commit's worktree, so that benchmarks find the repository's other files around it.
/// Folders appear by a rename, whole or not at all.
/// </remarks>
internal sealed class BuildCache(string folder)
{
    /// <summary>Builds: of a project, two for each run whose sides are both commits.</summary>
    private const int Kept = 16;

    /// <summary>Of the description beside a build; part of the key, so that another version's builds are not found.</summary>
    private const string Layout = "2";

    /// <summary>What decides a build's content, as far as it can be known beforehand.</summary>
    public static string Key(string sha, string relativeProject, string? targetFramework, string sdkVersion, string configuration)
    {
        var text = string.Join('\n', Layout, sha, relativeProject, targetFramework, sdkVersion, configuration, RuntimeInformation.RuntimeIdentifier);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }

    /// <summary>Restores a build into a worktree.</summary>
    /// <returns>Null when it is not there.</returns>
    public BuiltProject? TryRestore(string key, string projectFile, string worktree)
    {
        var entry = Path.Combine(folder, key);
        var description = Path.Combine(entry, "built.txt");
        if (!File.Exists(description))
        {
            return null;
        }

        var lines = File.ReadAllLines(description);
        var targetPath = Path.GetFullPath(lines[0], worktree);
        CopyFolder(Path.Combine(entry, "output"), Path.GetDirectoryName(targetPath)!);
        Directory.SetLastWriteTimeUtc(entry, DateTime.UtcNow);
        return new BuiltProject(Path.GetFileNameWithoutExtension(projectFile), projectFile, targetPath, lines[1], lines[2])
        {
            // The compiler wrote down where the sources lay then.
            SourceRoot = lines[3],
        };
    }

    /// <summary>Where what is known of a build's benchmarks is kept beside it; null when the build is not here.</summary>
    public string? RecordsOf(string key) =>
        File.Exists(Path.Combine(folder, key, "built.txt")) ? Path.Combine(folder, key, "reach") : null;

    public void Store(string key, BuiltProject built, string worktree)
    {
        var relative = Path.GetRelativePath(worktree, built.TargetPath);
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            // Built outside of the worktree: nothing says what else is there.
            return;
        }

        Directory.CreateDirectory(folder);
        var partial = Path.Combine(folder, $".{key}-{Environment.ProcessId}");
        CopyFolder(built.TargetFolder, Path.Combine(partial, "output"));
        File.WriteAllLines(Path.Combine(partial, "built.txt"), [relative, built.TargetFramework, built.SdkVersion, worktree]);
        var entry = Path.Combine(folder, key);
        if (Directory.Exists(entry))
        {
            Directory.Delete(partial, recursive: true);
        }
        else
        {
            Directory.Move(partial, entry);
        }

        RemoveOldest();
    }

    private void RemoveOldest()
    {
        var old = new DirectoryInfo(folder).EnumerateDirectories()
            .OrderByDescending(entry => entry.LastWriteTimeUtc)
            .Skip(Kept);
        foreach (var entry in old)
        {
            entry.Delete(recursive: true);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var child in Directory.EnumerateDirectories(from))
        {
            CopyFolder(child, Path.Combine(to, Path.GetFileName(child)));
        }
    }
}
