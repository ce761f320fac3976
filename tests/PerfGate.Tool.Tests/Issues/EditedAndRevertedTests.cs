using PerfGate.Git;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a file that was edited, measured, and reverted while the run lasted was recorded as the clean commit.</summary>
public sealed class EditedAndRevertedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DatedGit git = new();

    public EditedAndRevertedTests()
    {
        git.Run(folder.Root, "init", "--quiet");
        Commit("first");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void Files_are_looked_at_before_and_after(bool isEditedBefore, bool isEditedAfter, bool expected)
    {
        using var repository = GitRepository.Open(folder.Root);
        Edit(isEditedBefore);

        var watch = new HeadWatch(HeadChoice.Choose(repository, null, TestContext.Current.CancellationToken), repository);
        var provenance = LoadProvenance.Before(folder.At("load.yml"));
        Edit(isEditedAfter);

        Assert.Equal(expected, watch.IsModified());
        var load = provenance.Of(LoadSamples.Measured());
        Assert.Equal((repository.HeadSha, expected), (load.Commit, load.Dirty));
    }

    [Fact]
    public void A_commit_in_between_is_not_the_one_that_was_measured()
    {
        using var repository = GitRepository.Open(folder.Root);
        var watch = new HeadWatch(HeadChoice.Choose(repository, null, TestContext.Current.CancellationToken), repository);
        var provenance = LoadProvenance.Before(folder.At("load.yml"));

        Commit("second");

        Assert.True(watch.IsModified());
        var load = provenance.Of(LoadSamples.Measured());
        Assert.Equal((repository.HeadSha, true), (load.Commit, load.Dirty));
    }

    [Fact]
    public void A_revision_is_never_modified()
    {
        using var repository = GitRepository.Open(folder.Root);
        Edit(true);

        Assert.False(new HeadWatch(HeadChoice.Choose(repository, "HEAD", TestContext.Current.CancellationToken), repository).IsModified());
    }

    private void Edit(bool isEdited) => folder.Write("A.cs", isEdited ? "edited" : "first");

    private void Commit(string content)
    {
        folder.Write("A.cs", content);
        git.Run(folder.Root, "add", "--all");
        git.Run(folder.Root, "commit", "--quiet", "--message", content);
    }
}
