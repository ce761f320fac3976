namespace PerfGate.Core.Files;

/// <summary>A file that was written whole beside its target and flushed to disk, and that takes the target's place when it is told to.</summary>
/// <remarks>What a killed process leaves of these goes with the next file that is written into the same folder.</remarks>
internal sealed class StagedFile : IDisposable
{
    private const string Pattern = ".perfgate-*.tmp";

    /// <summary>Between making a file and locking it a living process does not hold it, on a busy machine for seconds.</summary>
    private static readonly TimeSpan LockedWithin = TimeSpan.FromMinutes(1);

    private readonly string target;
    private readonly string temporary;
    private readonly List<string> created;

    /// <summary>Open until the file has its place: who looks for leftovers sees that it is held.</summary>
    private readonly FileStream held;

    private bool isPublished;

    private StagedFile(string target, string temporary, List<string> created, FileStream held)
    {
        this.target = target;
        this.temporary = temporary;
        this.created = created;
        this.held = held;
    }

    /// <param name="path">The target; missing folders are created.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">It cannot be written; the message names the target. Nothing of this call stays behind.</exception>
    public static StagedFile Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)
            ?? throw new IOException($"'{path}' is a root folder, not a file.");
        var created = MissingFolders(folder);
        string? temporary = null;
        FileStream? stream = null;
        try
        {
            Directory.CreateDirectory(folder);
            RemoveLeftovers(folder);
            temporary = TemporaryIn(folder);
            // May be renamed while it is open, on Windows too.
            stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, 64 * 1024);
            write(stream);
            stream.Flush(flushToDisk: true);
            return new StagedFile(target, temporary, created, stream);
        }
        catch (Exception error)
        {
            Close(stream);
            RemoveTraces(temporary, created);
            if (error is IOException or UnauthorizedAccessException)
            {
                throw NotWritten(target, error);
            }

            throw;
        }
    }

    /// <summary>A name for a file that nobody reads: no search for *.json finds one that a killed process left.</summary>
    public static string TemporaryIn(string folder) => Path.Combine(folder, $".perfgate-{Guid.NewGuid():N}.tmp");

    /// <summary>Takes the target's place; readers see the old content or the new, never a part.</summary>
    /// <exception cref="IOException">The target cannot be replaced; it is as it was.</exception>
    public void Publish()
    {
        try
        {
            File.Move(temporary, target, overwrite: true);
            isPublished = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(target, error);
        }
    }

    /// <summary>Of several, the last is disposed of first: it may lie in a folder that was made for an earlier one.</summary>
    public void Dispose()
    {
        held.Dispose();
        if (!isPublished)
        {
            RemoveTraces(temporary, created);
        }
    }

    /// <summary>The system's reason without the temporary file's name, which is gone when somebody reads it.</summary>
    private static IOException NotWritten(string target, Exception error) =>
        new($"'{target}' could not be written: {error.Message.Split(" : '")[0].TrimEnd('.')}.", error) { HResult = error.HResult };

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

    /// <summary>Removes what killed processes left; those of living processes are locked.</summary>
    /// <param name="folder">Need not exist.</param>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var left in Directory.EnumerateFiles(folder, Pattern, new EnumerationOptions { AttributesToSkip = 0 }))
        {
            try
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(left) > LockedWithin)
                {
                    using var file = new FileStream(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Held, gone meanwhile, or another user's.
            }
        }
    }

    /// <summary>Closing writes what is still in the buffer, and fails again where the disk is full; the handle is closed all the same.</summary>
    private static void Close(FileStream? stream)
    {
        try
        {
            stream?.Dispose();
        }
        catch (IOException)
        {
            // The failure that led here is the one to report.
        }
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
