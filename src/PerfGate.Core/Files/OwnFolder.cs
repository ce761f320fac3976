namespace PerfGate.Core.Files;

/// <summary>A folder in a place where every user may make one, such as the temporary folder: used only when it is the user's own.</summary>
public static class OwnFolder
{
    private const UnixFileMode OnlyOurs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it when it is missing, and takes it from all other users.</summary>
    /// <returns>Why it cannot be used, to go after "because"; null: it can.</returns>
    /// <param name="path">The folder; the one above it exists.</param>
    public static string? WhyNot(string path)
    {
        try
        {
            if (new DirectoryInfo(path).LinkTarget is not null)
            {
                return "it is a link";
            }

            if (OperatingSystem.IsWindows())
            {
                // The temporary folder is the user's own there.
                Directory.CreateDirectory(path);
                return null;
            }

            Directory.CreateDirectory(path, OnlyOurs);

            // Only the owner of a folder, and root, may say who can use it.
            File.SetUnixFileMode(path, OnlyOurs);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"it is not yours ({fault.Message})";
        }
    }
}
