namespace PerfGate.Core.Files;

/// <summary>Where this process keeps its temporary files: a folder that goes with the process, or, when it was killed, with the next one that asks for its own.</summary>
/// <remarks>The living owner holds a file in it open and locked, which no killed process can and which also holds between containers.</remarks>
public static class ProcessFolder
{
    private const string Prefix = "perfgate-run-";
    private const string HeldFile = "held";

    /// <summary>Between making the folder and locking its file a living process does not hold it.</summary>
    private static readonly TimeSpan LockedWithin = TimeSpan.FromMinutes(1);

    private static readonly Lazy<string> Own = new(() => Create(System.IO.Path.GetTempPath()));

    /// <summary>Full path; only the user may look into it.</summary>
    /// <exception cref="IOException">The temporary folder cannot be written.</exception>
    public static string Path => Own.Value;

    /// <summary>A path in it that nobody uses.</summary>
    /// <param name="ending">Of the name.</param>
    public static string NewPath(string ending) => System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}{ending}");

    internal static string Create(string temporary)
    {
        foreach (var left in Directory.EnumerateDirectories(temporary, Prefix + "*"))
        {
            RemoveLeft(left);
        }

        var folder = System.IO.Path.Combine(temporary, Prefix + Guid.NewGuid().ToString("N")[..8]);
        if (OwnFolder.WhyNot(folder) is { } why)
        {
            throw new IOException($"The folder for temporary files, '{folder}', cannot be used, because {why}.");
        }

        try
        {
            var held = new FileStream(System.IO.Path.Combine(folder, HeldFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1);
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                held.Dispose();
                Delete(folder);
            };
            return folder;
        }
        catch
        {
            Delete(folder);
            throw;
        }
    }

    private static void RemoveLeft(string folder)
    {
        try
        {
            if (new DirectoryInfo(folder).LinkTarget is not null)
            {
                return;
            }

            var file = new FileInfo(System.IO.Path.Combine(folder, HeldFile));
            if (file is { Exists: true, LinkTarget: null })
            {
                using var held = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            else if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) < LockedWithin)
            {
                return;
            }

            Delete(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Held, gone meanwhile, or another user's.
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Something in it is still open, on Windows: the next process that asks takes it away.
        }
    }
}
