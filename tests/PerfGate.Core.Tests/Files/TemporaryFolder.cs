namespace PerfGate.Core.Tests.Files;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("perfgate-test-").FullName;

    public string Root { get; }

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Everything below, files and folders, as relative paths.</summary>
    public string[] Entries() =>
        [.. Directory.GetFileSystemEntries(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order()];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
