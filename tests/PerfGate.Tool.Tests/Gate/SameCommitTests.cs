using PerfGate.Core.Rules;
using PerfGate.Git;
using PerfGate.Runner.Projects;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Gate;

/// <summary>A commit that is held against itself is built and measured twice: else there would be nothing to compare.</summary>
public sealed class SameCommitTests
{
    private const string Sha = "abc1234def5678abc1234def5678abc1234def56";
    private const string Other = "def5678abc1234def5678abc1234def5678abc12";

    [Fact]
    public void Its_base_is_not_restored_from_the_build_of_its_head()
    {
        var builds = new CommitBuilds(new ProjectBuilder("tool.dll"), "Release", _ => { });

        Assert.Null(builds.BesideHead(Sha, Sha).Cache);
        Assert.NotNull(builds.BesideHead(Sha, Other).Cache);
        Assert.NotNull(builds.BesideHead(null, Sha).Cache);
    }

    [Fact]
    public void None_of_its_benchmarks_is_left_out_because_nothing_changed()
    {
        using var folder = new TemporaryFolder();
        var git = new DatedGit();
        git.Run(folder.Root, "init");
        git.Run(folder.Root, "commit", "--allow-empty", "--message", "one");
        using var repository = GitRepository.Open(folder.Root);

        Assert.NotNull(Why("v1", Sha));
        Assert.Null(Why("v1", Other));
        Assert.Null(Why(null, Sha));

        string? Why(string? head, string baseSha) => ImpactSelection.WhyEverything(
            new GateRequest { WorkingDirectory = folder.Root, Head = head, Base = baseSha }, new CompareRules(), repository, Sha, new BaseChoice(baseSha, $"--base {baseSha}"));
    }
}
