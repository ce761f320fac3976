using System.Text;
using PerfGate.Core.Files;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Issues;

/// <summary>Found by two runs at once, and on a full disk: one folder held files of two runs.</summary>
public sealed class FilesOfTwoRunsTests : IDisposable
{
    private static readonly string[] Names = ["a.json", "b.json", "c.json"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_cannot_be_written_leaves_all_as_they_were()
    {
        Write("old", Names);

        var thrown = Assert.Throws<IOException>(() => FileSet.Write(
            folder.Root, [("a.json", Content("new")), ("new/d.json", Content("new")), ("c.json", _ => throw new IOException("No space left on device"))], [], Names.Contains));

        Assert.Contains(folder.At("c.json"), thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Names, folder.Entries());
        Assert.All(Names, name => Assert.Equal("old", File.ReadAllText(folder.At(name))));
    }

    [Fact]
    public void What_an_earlier_run_alone_had_goes_and_what_is_somebody_elses_stays()
    {
        Write("old", Names);
        folder.Write("notes.txt", "mine");

        Write("new", ["a.json", "c.json"]);

        Assert.Equal(["a.json", "c.json", "notes.txt"], folder.Entries());
        Assert.Equal("new", File.ReadAllText(folder.At("a.json")));
    }

    /// <summary>A slow machine: the first file of the set is old when the last one is written.</summary>
    [Fact]
    public void Its_own_files_are_no_leftovers_however_long_the_others_take()
    {
        FileSet.Write(
            folder.Root,
            [
                ("a.json", Content("new")),
                ("b.json", stream =>
                {
                    var first = Directory.EnumerateFiles(folder.Root, ".perfgate-*.tmp").ToArray();
                    Assert.Equal(2, first.Length);
                    Assert.All(first, file => File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1)));
                    Content("new")(stream);
                }),
                ("c.json", Content("new")),
            ],
            [],
            Names.Contains);

        Assert.Equal(Names, folder.Entries());
    }

    [Fact]
    public async Task Two_that_write_at_once_never_mix_theirs()
    {
        for (var round = 0; round < 40; round++)
        {
            var first = Task.Run(() => Write("one", Names), TestContext.Current.CancellationToken);
            var second = Task.Run(() => Write("two", Names), TestContext.Current.CancellationToken);
            await Task.WhenAll(first, second);

            Assert.Single(Names.Select(name => File.ReadAllText(folder.At(name))).Distinct());
            Assert.Equal(Names, folder.Entries());
        }
    }

    private void Write(string content, string[] names) =>
        FileSet.Write(folder.Root, [.. names.Select(name => (name, Content(content)))], [], Names.Contains);

    private static Action<Stream> Content(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));
}
