namespace PerfGate.TestKit;

/// <summary>A folder that goes with the test.</summary>
/// <param name="prefix">How its name begins; with a space where a test is to see that paths are quoted.</param>
public sealed class TemporaryFolder(string prefix = "perfgate-test-") : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file, and makes the folders that lead to it.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string file, string content)
    {
        var path = At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Everything below, files and folders, as relative paths.</summary>
    public string[] Entries() =>
        [.. Directory.GetFileSystemEntries(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order()];

    /// <summary>Deletes it with all that is in it; a test may have deleted or moved it before.</summary>
    public void Dispose()
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        // git's objects are read-only, and what is read-only can be deleted everywhere else.
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LinkTarget is null))
            {
                file.IsReadOnly = false;
            }
        }

        Directory.Delete(Root, recursive: true);
    }
}
