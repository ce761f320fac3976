using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Git;

namespace PerfGate.Tool.Gate;

/// <summary>Copies an output folder, and says in a word what it holds. Links to folders are copied as links: followed, they may have no end.</summary>
internal static class FolderCopy
{
    /// <summary>More than any build writes.</summary>
    private const int MostFiles = 100_000;

    /// <param name="from">A folder that exists.</param>
    /// <param name="to">Made when it is missing; files of the same names are replaced.</param>
    /// <exception cref="IOException">Something cannot be read or written, or is a link that leads out of the folder.</exception>
    public static void Copy(string from, string to)
    {
        foreach (var entry in Entries(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, entry.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (LinkOf(entry) is { } link)
            {
                RequireInside(from, entry, link);
                if (new FileInfo(target).LinkTarget != link)
                {
                    Directory.CreateSymbolicLink(target, link);
                }
            }
            else if (entry is FileInfo)
            {
                File.Copy(entry.FullName, target, overwrite: true);
            }
            else
            {
                Directory.CreateDirectory(target);
            }
        }
    }

    /// <summary>Changes with every name, link and byte in the folder.</summary>
    /// <exception cref="IOException">Something cannot be read.</exception>
    public static string Digest(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in Entries(folder))
        {
            var name = Path.GetRelativePath(folder, entry.FullName);
            var link = LinkOf(entry);
            var length = link is null && entry is FileInfo file ? file.Length : -1;
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\0{link}\0{length}\0")));
            if (length >= 0)
            {
                using var content = File.OpenRead(entry.FullName);
                hash.AppendData(SHA256.HashData(content));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Everything below, folders before what is in them, by name; no link is followed.</summary>
    private static List<FileSystemInfo> Entries(string folder)
    {
        List<FileSystemInfo> entries = [];
        Add(new DirectoryInfo(folder));
        return entries;

        void Add(DirectoryInfo here)
        {
            foreach (var entry in here.EnumerateFileSystemInfos().OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                if (entries.Count == MostFiles)
                {
                    throw new IOException($"'{folder}' has more than {MostFiles} files.");
                }

                entries.Add(entry);
                if (entry is DirectoryInfo child && child.LinkTarget is null)
                {
                    Add(child);
                }
            }
        }
    }

    /// <returns>Where a link to a folder leads; null for everything else. A link to a file is as good as the file.</returns>
    private static string? LinkOf(FileSystemInfo entry) => entry is DirectoryInfo ? entry.LinkTarget : null;

    private static void RequireInside(string folder, FileSystemInfo entry, string link)
    {
        if (Path.IsPathRooted(link) || RealPath.Below(folder, Path.GetFullPath(link, Path.GetDirectoryName(entry.FullName)!)) is null)
        {
            throw new IOException($"'{entry.FullName}' is a link to a folder outside of the build's output.");
        }
    }
}
