using System.ComponentModel;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests.Issues;

/// <summary>Reported: out of file descriptors, PerfGate said "install git".</summary>
public sealed class TooFewDescriptorsTests
{
    private const int TooManyFiles = 24, NoSuchFile = 2;

    [Fact]
    public void A_program_that_is_there_is_not_to_be_installed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The numbers are those of Unix.");

        var few = GitFaults.NotStarted("git", new Win32Exception(TooManyFiles));
        var missing = GitFaults.NotStarted("git", new Win32Exception(NoSuchFile));

        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.ResourceShortage), (few.ExitCode, few.Diagnostics[0].Code));
        Assert.Contains("ulimit -n", few.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("install git", few.Message, StringComparison.Ordinal);
        Assert.Contains("install git", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_git_itself_ran_out_of_is_named_with_the_remedy()
    {
        var result = new GitResult(128, [], "fatal: unable to write new index file\nerror: unable to write file README.md: No space left on device");

        var fault = GitFaults.CommandFailed(["worktree", "add", "/x"], "/repository", result);

        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.ResourceShortage), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.Contains("git worktree add /x", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Make room", fault.Message, StringComparison.Ordinal);
    }
}
