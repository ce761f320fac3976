using PerfGate.Runner.Projects;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>
/// Reported: without room in the cache the gate was lost although the build had succeeded; links that loop filled the disk; a damaged entry
/// failed for ever; <c>../</c> in an entry's description wrote outside.
/// </summary>
public sealed class BrokenBuildCacheTests : IDisposable
{
    private const string Key = "0123456789abcdef01234567";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string First => folder.At("first");

    private string Second => folder.At("second");

    private BuildCache Cache => new(folder.At("cache"));

    [Fact]
    public void A_build_is_restored_as_it_was_stored()
    {
        Assert.Null(Cache.Store(Key, Built(), First));

        var restored = Restored();

        Assert.Equal(Path.Combine(Second, "bin", "A.dll"), restored?.TargetPath);
        Assert.Equal("code", File.ReadAllText(Path.Combine(Second, "bin", "A.dll")));
        Assert.Equal("data", File.ReadAllText(Path.Combine(Second, "bin", "sub", "data.txt")));
        Assert.True(Directory.Exists(Path.Combine(Second, "bin", "empty")));
        Assert.Equal(First, restored?.SourceRoot);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_a_remark()
    {
        folder.Write("cache", "a file where the folder should be");

        Assert.NotNull(Cache.Store(Key, Built(), First));
        Assert.Null(Restored());
    }

    [Fact]
    public void A_link_that_loops_is_kept_as_a_link()
    {
        var built = Built();
        Directory.CreateSymbolicLink(Path.Combine(First, "bin", "sub", "up"), "..");

        Assert.Null(Cache.Store(Key, built, First));
        Assert.NotNull(Restored());
        Assert.Equal("..", new DirectoryInfo(Path.Combine(Second, "bin", "sub", "up")).LinkTarget);
    }

    [Theory]
    [InlineData("outside")]
    [InlineData("itself")]
    public void A_link_that_leads_nowhere_or_out_is_a_remark_and_leaves_nothing(string target)
    {
        var built = Built();
        Directory.CreateDirectory(folder.At("outside"));
        Directory.CreateSymbolicLink(Path.Combine(First, "bin", "itself"), target == "outside" ? folder.At("outside") : "itself");

        Assert.NotNull(Cache.Store(Key, built, First));
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("cache")));
    }

    [Theory]
    [InlineData("a byte")]
    [InlineData("a file less")]
    [InlineData("a file more")]
    [InlineData("no output")]
    [InlineData("no description")]
    [InlineData("half a description")]
    public void A_damaged_entry_is_removed_and_can_be_stored_again(string what)
    {
        Assert.Null(Cache.Store(Key, Built(), First));
        var output = folder.At("cache", Key, "output");
        switch (what)
        {
            case "a byte":
                File.WriteAllText(Path.Combine(output, "A.dll"), "cod3");
                break;
            case "a file less":
                File.Delete(Path.Combine(output, "sub", "data.txt"));
                break;
            case "a file more":
                File.WriteAllText(Path.Combine(output, "B.dll"), "");
                break;
            case "no output":
                Directory.Delete(output, recursive: true);
                break;
            default:
                File.WriteAllText(folder.At("cache", Key, "built.txt"), what == "no description" ? "" : "bin/A.dll\nnet10.0\n");
                break;
        }

        Assert.Null(Restored());
        Assert.False(Directory.Exists(Path.Combine(Second, "bin")));
        Assert.Null(Cache.Store(Key, Built(), First));
        Assert.NotNull(Restored());
    }

    [Theory]
    [InlineData("../escaped/A.dll")]
    [InlineData("bin/../../escaped/A.dll")]
    [InlineData("ROOT/escaped/A.dll")]
    [InlineData("link/A.dll")]
    [InlineData(".git/A.dll")]
    public void A_description_that_leads_out_of_the_worktree_is_not_followed(string path)
    {
        Assert.Null(Cache.Store(Key, Built(), First));
        Directory.CreateDirectory(Second);
        Directory.CreateDirectory(folder.At("escaped"));
        Directory.CreateSymbolicLink(Path.Combine(Second, "link"), folder.At("escaped"));
        var description = folder.At("cache", Key, "built.txt");
        var lines = File.ReadAllLines(description);
        lines[0] = path.Replace("ROOT", folder.Root, StringComparison.Ordinal);
        File.WriteAllLines(description, lines);

        Assert.Null(Restored());
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("escaped")));
        Assert.False(Directory.Exists(Path.Combine(Second, ".git")));
    }

    private BuiltProject? Restored() => Cache.TryRestore(Key, Path.Combine(Second, "A.csproj"), Second);

    private BuiltProject Built()
    {
        folder.Write("first/bin/A.dll", "code");
        folder.Write("first/bin/sub/data.txt", "data");
        Directory.CreateDirectory(Path.Combine(First, "bin", "empty"));
        return new BuiltProject("A", Path.Combine(First, "A.csproj"), Path.Combine(First, "bin", "A.dll"), "net10.0", "10.0.100");
    }
}
