using PerfGate.Runner.Measuring.Profiles;

namespace PerfGate.Runner.Tests.Measuring.Profiles;

/// <summary>Files that launches have written become files that launches read.</summary>
public sealed class FrozenProfilesTests : IDisposable
{
    private const string Recording = """
        *** START PGO Data, max index = 1 ***
        @@@ codehash 0x00000001 methodhash 0x00000002 ilSize 0x00000003 records 0x00000000
        MethodName: A.Run
        Signature: void  ()
        *** END PGO Data ***
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("perfgate-profiles-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Pairs_take_the_profiles_in_turn_and_the_recordings_are_gone()
    {
        string[] recordings = [Write("base", Recording), Write("head", Recording)];

        var profiles = FrozenProfiles.Of([recordings[0]], [recordings[1]], [])!;

        Assert.Equal(2, profiles.Files.Count);
        Assert.Equal(profiles.Files[0].Base, profiles.Replaying(0, isBase: true)["DOTNET_PGODataPath"]);
        Assert.Equal(profiles.Files[1].Head, profiles.Replaying(3, isBase: false)["DOTNET_PGODataPath"]);
        Assert.Equal(Recording.ReplaceLineEndings("\n").Split('\n'), File.ReadAllLines(profiles.Files[1].Base));
        Assert.All(recordings, file => Assert.False(File.Exists(file)));
        Assert.True(profiles.AreWhole(0));

        profiles.Delete();
        Assert.All(profiles.Files, files => Assert.False(File.Exists(files.Base) || File.Exists(files.Head)));
    }

    [Fact]
    public void A_runtime_that_emptied_its_file_has_refused_it()
    {
        var profiles = FrozenProfiles.Of([Write("base", Recording)], [Write("head", Recording)], [])!;

        File.WriteAllText(profiles.Files[1].Head, "");

        Assert.True(profiles.AreWhole(0));
        Assert.False(profiles.AreWhole(1));
        Assert.True(profiles.AreWhole(2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*** START PGO Data, max index = 1 ***")]
    public void One_launch_without_a_whole_recording_is_enough_for_none(string recording) =>
        Assert.Null(FrozenProfiles.Of([Write("base", Recording)], [Write("head", recording)], []));

    [Fact]
    public void A_launch_that_wrote_nothing_gives_none() =>
        Assert.Null(FrozenProfiles.Of([Write("base", Recording)], [Path.Combine(folder, "none")], []));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
