namespace PerfGate.Core.Files;

/// <summary>Files of one run that belong together: a folder holds files of one run, never of two.</summary>
/// <remarks>
/// All are written beside their places first: a full disk changes nothing. Then the earlier run's are removed, the last one first, and the
/// new ones take their places in their order. A process that is killed in between leaves a part of one run.
/// </remarks>
public static class FileSet
{
    private const string LockName = ".perfgate.lock";

    private const int MostAttempts = 400;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(25);

    /// <param name="folder">Made when it is missing.</param>
    /// <param name="files">Path below the folder and content. The last is there only while the others are.</param>
    /// <param name="subfolders">Of the folder, that hold files of the set.</param>
    /// <param name="isOfSet">Whether a path below the folder is a file of an earlier run, which goes.</param>
    /// <exception cref="IOException">A file cannot be written, and the folder is as it was; or another process writes into it for more than 10 s.</exception>
    public static void Write(
        string folder, IReadOnlyList<(string Name, Action<Stream> Write)> files, IReadOnlyList<string> subfolders, Predicate<string> isOfSet)
    {
        List<StagedFile> staged = [];
        try
        {
            foreach (var (name, write) in files)
            {
                staged.Add(StagedFile.Write(Path.Combine(folder, name), write));
            }

            using var alone = Lock(folder);
            Remove(Path.Combine(folder, files[^1].Name));
            foreach (var place in subfolders.Select(one => Path.Combine(folder, one)).Prepend(folder).Where(Directory.Exists))
            {
                StagedFile.RemoveLeftovers(place);
                foreach (var old in Directory.EnumerateFiles(place).Where(file => isOfSet(Path.GetRelativePath(folder, file))).ToArray())
                {
                    Remove(old);
                }
            }

            staged.ForEach(file => file.Publish());
        }
        finally
        {
            for (var i = staged.Count - 1; i >= 0; i--)
            {
                staged[i].Dispose();
            }
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"'{path}', of an earlier run, could not be removed: {error.Message}", error);
        }
    }

    /// <summary>Two that finish at once must not mix their files. The lock's file goes with the lock.</summary>
    private static FileStream Lock(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException error) when (FileLock.IsTaken(error))
            {
                if (attempt == MostAttempts)
                {
                    throw new IOException($"'{folder}' is being written by another process: {error.Message}", error);
                }

                Thread.Sleep(BetweenAttempts);
            }
        }
    }
}
