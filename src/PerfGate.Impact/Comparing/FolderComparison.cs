using System.Reflection.PortableExecutable;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Comparing;

/// <summary>Compares what lies beside the two programs and is not code of the projects.</summary>
internal static class FolderComparison
{
    /// <summary>Written while benchmarks run, or for a debugger, or by the build for itself.</summary>
    private static readonly string[] IgnoredEndings = [".pdb", ".deps.json", ".runtimeconfig.dev.json", ".dll.config.bak"];

    private static readonly string[] IgnoredFolders = ["BenchmarkDotNet.Artifacts", "ref", "refint"];

    /// <summary>Whether a package's assembly is another file than in base, or is there on one side only.</summary>
    public static bool PackageDiffers(BuildFolder baseFolder, BuildFolder headFolder, string name)
    {
        var (before, after) = (baseFolder.PathOf(name), headFolder.PathOf(name));
        return !AssemblyComparison.AreSame(baseFolder, before, headFolder, after);
    }

    /// <summary>
    /// What concerns every benchmark: settings, data, native code, and the assemblies in folders below, as those for one language or system.
    /// One sentence; null when there is nothing.
    /// </summary>
    /// <param name="baseFolder">One side.</param>
    /// <param name="headFolder">The other.</param>
    /// <param name="changedFiles">Files of the repository that differ; null: unknown, so that a text with a path of its work tree is no other's equal.</param>
    public static string? Difference(BuildFolder baseFolder, BuildFolder headFolder, IReadOnlyList<string>? changedFiles)
    {
        var before = Files(baseFolder);
        var after = Files(headFolder);
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.TryGetValue(name, out var inHead))
            {
                return $"{name} is beside the benchmarks of base only";
            }

            if (!before.TryGetValue(name, out var inBase))
            {
                return $"{name} is beside the benchmarks of head only";
            }

            if (!FileComparison.AreEqual(inBase, inHead)
                && !TextComparison.AreSame(inBase, baseFolder.Side.SourceRoot, inHead, headFolder.Side.SourceRoot, changedFiles)
                && !(IsAssembly(name) && AssemblyComparison.AreSame(baseFolder, inBase, headFolder, inHead)))
            {
                return $"{name}, beside the benchmarks, differs";
            }
        }

        return null;
    }

    private static SortedDictionary<string, string> Files(BuildFolder folder)
    {
        var side = folder.Side;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(side.Folder, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(side.Folder, path).Replace('\\', '/');
            if (!IgnoredFolders.Contains(relative.Split('/')[0])
                && !IgnoredEndings.Any(ending => relative.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                && !StartsAnAssembly(path)
                && !IsDocumentation(path)
                && !IsManaged(folder, relative, path))
            {
                files[relative] = path;
            }
        }

        return files;
    }

    /// <summary>Comments, beside the assembly that they belong to.</summary>
    private static bool IsDocumentation(string path) =>
        path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && File.Exists(Path.ChangeExtension(path, ".dll"));

    /// <summary>A program that only starts the assembly beside it, and is stamped with its version.</summary>
    private static bool StartsAnAssembly(string path)
    {
        var program = path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        return File.Exists(program + ".dll") && File.Exists(program + ".runtimeconfig.json");
    }

    private static bool IsAssembly(string name) => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>Assemblies are compared where a benchmark reaches them; those for one language or system are data.</summary>
    private static bool IsManaged(BuildFolder folder, string relative, string path)
    {
        if (relative.Contains('/', StringComparison.Ordinal) || !IsAssembly(relative))
        {
            return false;
        }

        if (folder.IsProject(Path.GetFileNameWithoutExtension(relative)))
        {
            // Also when it is damaged, which whoever reaches it is told.
            return true;
        }

        try
        {
            using var image = new PEReader(File.OpenRead(path));
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
