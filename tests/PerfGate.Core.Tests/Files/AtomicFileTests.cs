using System.Text;
using PerfGate.Core.Files;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Creates_the_file_and_its_folders()
    {
        var path = folder.At("a", "b", "file.json");

        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["a", Path.Combine("a", "b"), Path.Combine("a", "b", "file.json")], folder.Entries());
    }

    [Fact]
    public void Replaces_longer_content_entirely()
    {
        var path = folder.At("file.json");
        File.WriteAllText(path, "a longer text than the new one");

        AtomicFile.Write(path, stream => stream.Write("short"u8));

        Assert.Equal("short", File.ReadAllText(path));
        Assert.Equal(["file.json"], folder.Entries());
    }

    [Fact]
    public void A_failure_while_writing_leaves_the_old_content_and_no_trace()
    {
        var path = folder.At("file.json");
        File.WriteAllText(path, "old");

        var thrown = Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(new string('x', 1_000_000)));
            throw new InvalidOperationException("half-way");
        }));

        Assert.Equal("half-way", thrown.Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["file.json"], folder.Entries());
    }

    [Fact]
    public void A_failure_removes_the_folders_that_were_created_and_no_others()
    {
        Directory.CreateDirectory(folder.At("kept"));

        Assert.Throws<InvalidOperationException>(
            () => AtomicFile.Write(folder.At("kept", "a", "b", "file.json"), _ => throw new InvalidOperationException()));

        Assert.Equal(["kept"], folder.Entries());
    }

    [Fact]
    public void A_target_that_is_a_folder_is_left_alone()
    {
        Directory.CreateDirectory(folder.At("file.json", "inside"));

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder.At("file.json"), stream => stream.Write("new"u8)));

        Assert.Equal(["file.json", Path.Combine("file.json", "inside")], folder.Entries());
    }

    [Fact]
    public void A_parent_that_is_a_file_is_left_alone()
    {
        File.WriteAllText(folder.At("a"), "old");

        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(folder.At("a", "b", "file.json"), stream => stream.Write("new"u8)));

        Assert.Equal("old", File.ReadAllText(folder.At("a")));
        Assert.Equal(["a"], folder.Entries());
    }

    [Fact]
    public void A_reader_of_the_old_file_keeps_what_it_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "An open file cannot be replaced on Windows.");
        var path = folder.At("file.json");
        File.WriteAllText(path, "old");
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal("old", reader.ReadToEnd());
        Assert.Equal("new", File.ReadAllText(path));
    }
}
