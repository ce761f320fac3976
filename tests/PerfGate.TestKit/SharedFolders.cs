namespace PerfGate.TestKit;

/// <summary>Folders that all programs of a test run share: the tool's cache, its lock and git's settings; gone when the tests are over.</summary>
public static class SharedFolders
{
    private static readonly TemporaryFolder Root = Make();

    public static string Cache { get; } = Directory.CreateDirectory(Root.At("cache")).FullName;

    public static string Lock { get; } = Directory.CreateDirectory(Root.At("lock")).FullName;

    /// <summary>Where git looks for a user's settings.</summary>
    public static string Home { get; } = Directory.CreateDirectory(Root.At("home")).FullName;

    /// <summary>Settings in place of the user's own.</summary>
    public static string GitConfig { get; } = Root.Write("home/.gitconfig", """
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

    private static TemporaryFolder Make()
    {
        var root = new TemporaryFolder("perfgate shared ");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => root.Dispose();
        return root;
    }
}
