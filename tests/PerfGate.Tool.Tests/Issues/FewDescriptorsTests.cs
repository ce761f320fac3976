using PerfGate.Core.Diagnostics;
using PerfGate.TestKit;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Found with few file descriptors: assemblies could not be opened, and the run ended with a stack trace or as a fault of the tool.</summary>
public sealed class FewDescriptorsTests
{
    [Fact]
    public void A_run_that_may_open_too_few_files_is_refused_with_the_remedy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits are set by the shell, and read from /proc: Linux only.");
        using var folder = new TemporaryFolder();
        var start = ToolStart.Of(folder.Root, "merge", "nowhere");
        string[] command = [start.FileName, .. start.ArgumentList];
        start.FileName = "sh";
        start.ArgumentList.Clear();
        foreach (var word in (string[])["-c", "ulimit -n 66; exec \"$@\"", "sh", .. command])
        {
            start.ArgumentList.Add(word);
        }

        var run = FinishedProcess.Run(start);

        Assert.Equal(
            (3, "perfgate: error PG3011: This process may open 66 files, and PerfGate needs 256. Raise the limit, for example with `ulimit -n 4096`, and run again.\n"),
            (run.ExitCode, run.Error));
    }

    /// <summary>Found by hand: what was printed after it into the same file took its place.</summary>
    [Fact]
    public void In_a_file_that_others_write_too_the_line_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits are set by the shell, and read from /proc: Linux only.");
        using var folder = new TemporaryFolder();
        var start = ToolStart.Of(folder.Root, "doctor");
        string[] command = [start.FileName, .. start.ArgumentList];
        start.FileName = "sh";
        start.ArgumentList.Clear();
        foreach (var word in (string[])["-c", "ulimit -n 66; { echo before >&2; \"$@\"; echo $? >&2; } 2>log", "sh", .. command])
        {
            start.ArgumentList.Add(word);
        }

        Assert.Equal(0, FinishedProcess.Run(start).ExitCode);

        var lines = File.ReadAllLines(folder.At("log"));
        Assert.Equal(3, lines.Length);
        Assert.Equal(("before", "3"), (lines[0], lines[2]));
        Assert.StartsWith("perfgate: error PG3011: This process may open 66 files", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("255", true)]
    [InlineData("256", false)]
    [InlineData("1024", false)]
    [InlineData("unlimited", false)]
    public void The_limit_is_read_as_the_system_writes_it(string most, bool isRefused)
    {
        var limits = $"Limit                     Soft Limit           Hard Limit           Units     \nMax processes             63                   63                   processes \nMax open files            {most,-20} {most,-20} files     \n";

        Assert.Equal(isRefused, DescriptorLimit.Refusal(limits)?.Contains(DiagnosticIds.ResourceShortage, StringComparison.Ordinal) == true);
    }
}
