namespace PerfGate.Core.Files;

/// <summary>Writes a file completely or not at all: readers see the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes <paramref name="path"/> through a temporary file beside it that is flushed to disk, then renamed over it.
    /// Missing folders are created.
    /// </summary>
    /// <remarks>Whatever <paramref name="write"/> or the file system throws is passed on, and nothing of this call stays behind.</remarks>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)
            ?? throw new IOException($"'{path}' is a root folder, not a file.");
        var created = MissingFolders(folder);
        string? temporary = null;
        try
        {
            Directory.CreateDirectory(folder);
            // Named apart from the target, so that no search for *.json finds one that a killed process left.
            temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            RemoveTraces(temporary, created);
            throw;
        }
    }

    /// <summary>Folders that do not exist yet, the deepest first.</summary>
    private static List<string> MissingFolders(string folder)
    {
        var missing = new List<string>();
        for (var at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing.Add(at);
        }

        return missing;
    }

    private static void RemoveTraces(string? temporary, List<string> created)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }

            foreach (var folder in created.Where(Directory.Exists))
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to report; a folder that someone else filled meanwhile is theirs.
        }
    }
}
