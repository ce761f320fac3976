namespace PerfGate.Fuzz;

/// <summary>A folder in memory, for readers that take a path: of this process, and gone with it.</summary>
internal static class Scratch
{
    private static readonly string Root = Create();

    /// <summary>A folder below it, made when it is missing.</summary>
    public static string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>A file with this content.</summary>
    public static string File(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private static string Create()
    {
        const string Memory = "/dev/shm";
        var root = Path.Combine(Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"perfgate-fuzz-{Environment.ProcessId}");
        Directory.CreateDirectory(root);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    }
}
