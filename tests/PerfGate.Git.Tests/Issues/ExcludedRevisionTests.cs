using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests.Issues;

/// <summary>Reported: <c>--base ^HEAD</c> was taken for a commit, and failed much later.</summary>
public sealed class ExcludedRevisionTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("^HEAD")]
    [InlineData("HEAD^!")]
    [InlineData("HEAD..main")]
    [InlineData("HEAD...main")]
    [InlineData("--all")]
    [InlineData("HEAD:file")]
    [InlineData("")]
    public void What_names_no_single_commit_is_refused(string revision)
    {
        var folder = sandbox.InitWithCommit("r");
        sandbox.Commit(folder, "file");
        using var repository = GitRepository.Open(folder);

        Assert.Null(repository.Resolve(revision));
        Assert.Equal(repository.HeadSha, repository.Resolve("HEAD"));
    }

    [Fact]
    public void The_message_names_the_option_and_the_value()
    {
        var folder = sandbox.InitWithCommit("r");
        using var repository = GitRepository.Open(folder);

        var refused = Assert.Throws<PerfGateException>(() => BaseSelection.Choose(
            repository, new BaseRequest { Head = HeadChoice.Choose(repository, null, TestContext.Current.CancellationToken), Revision = "^HEAD" }, TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        Assert.Contains("^HEAD", refused.Message, StringComparison.Ordinal);
    }
}
