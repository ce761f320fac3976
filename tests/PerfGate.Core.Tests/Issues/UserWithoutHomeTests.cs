using PerfGate.Core.Files;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Issues;

/// <summary>Reported: for a user without a home, builds were kept in a folder of whatever place the tool was started in.</summary>
public sealed class UserWithoutHomeTests : IDisposable
{
    private readonly TemporaryFolder folder = new("perfgate home ");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("share")]
    public void Without_local_data_it_is_the_users_own_folder_among_the_temporary_ones(string localData)
    {
        Assert.Equal((Own, null), UserFolder.Find(localData, folder.Root));
        Assert.True(Directory.Exists(Own));
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_none()
    {
        var file = Path.Combine(folder.Root, "file");
        File.WriteAllText(file, "");

        Assert.Equal((Own, null), UserFolder.Find(Path.Combine(file, "share"), folder.Root));
    }

    [Fact]
    public void A_home_is_used()
    {
        var local = Path.Combine(folder.Root, "share");

        Assert.Equal((Path.Combine(local, "perfgate"), null), UserFolder.Find(local, folder.Root));
        Assert.False(Directory.Exists(Own));
    }

    [Fact]
    public void What_is_not_the_users_own_is_said()
    {
        Directory.CreateSymbolicLink(Own, folder.Root);

        Assert.Equal((Own, "it is a link"), UserFolder.Find("", folder.Root));
    }

    private string Own => Path.Combine(folder.Root, "perfgate-" + Environment.UserName);
}
