using PerfGate.Core.Files;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Issues;

/// <summary>Found by killing runs: the temporary file of a killed process stayed in the folder for ever.</summary>
public sealed class LeftByKilledProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_next_file_that_is_written_there_takes_it_away()
    {
        var left = Left(TimeSpan.FromMinutes(2));

        AtomicFile.Write(folder.At("file.json"), stream => stream.Write("new"u8));

        Assert.False(File.Exists(left));
        Assert.Equal(["file.json"], folder.Entries());
    }

    [Fact]
    public void What_a_living_process_holds_or_has_just_written_stays()
    {
        var held = Left(TimeSpan.FromMinutes(2));
        var young = Left(TimeSpan.Zero);
        using var holding = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        AtomicFile.Write(folder.At("file.json"), stream => stream.Write("new"u8));

        Assert.True(File.Exists(held));
        Assert.True(File.Exists(young));
    }

    private string Left(TimeSpan age)
    {
        var path = AtomicFile.TemporaryIn(folder.Root);
        File.WriteAllText(path, "{ \"half");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
        return path;
    }
}
