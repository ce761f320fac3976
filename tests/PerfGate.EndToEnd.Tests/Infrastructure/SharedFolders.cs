namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>Folders that all runs of the tool share: its cache, its lock and git's settings; gone when the tests are over.</summary>
public sealed class SharedFolders : IDisposable
{
    private static readonly string Root = Directory.CreateTempSubdirectory("perfgate e2e shared ").FullName;

    public static string Cache { get; } = Make("cache");

    public static string Lock { get; } = Make("lock");

    /// <summary>Settings in place of the user's own.</summary>
    public static string GitConfig { get; } = WriteGitConfig();

    public void Dispose() => TemporaryRepository.DeleteFolder(Root);

    private static string Make(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    private static string WriteGitConfig()
    {
        var path = Path.Combine(Root, "gitconfig");
        File.WriteAllText(path, """
            [user]
                name = Test
                email = test@example.org
            [init]
                defaultBranch = main
            [protocol "file"]
                allow = always
            [core]
                autocrlf = false
            [uploadpack]
                allowAnySHA1InWant = true
            """);
        return path;
    }
}
