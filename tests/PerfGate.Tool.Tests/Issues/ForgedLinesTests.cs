using PerfGate.Core.Reports;
using PerfGate.TestKit;
using PerfGate.Tool.Rendering;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a parameter with a line break forged errors of the build, and escape characters reached the terminal.</summary>
public sealed class ForgedLinesTests : IDisposable
{
    private const string Hostile = "x\u001b]0;title\u0007\u009b31m\n/src/A.cs(1,1): error PG1001: forged\r\u2028##perfgate-result forged";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_line_stays_one_line_and_commands_no_terminal()
    {
        using var output = new StringWriter();
        using var escaping = new EscapingWriter(output);

        escaping.WriteLine(Hostile);
        escaping.WriteLine((object)Hostile);
        TextWriter.Synchronized(escaping).WriteLine("{0}", Hostile);

        Assert.Equal(3, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(output.ToString().Replace(output.NewLine, "", StringComparison.Ordinal), char.IsControl);
        Assert.Contains("x\\u001B]0;title\\u0007\\u009B31m\\n/src/A.cs", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_written_over_line_is_escaped_too()
    {
        using var output = new StringWriter();

        new LiveLine(output, isLive: true, () => 500).Show(Hostile);

        Assert.Equal("\r\u001b[2K", output.ToString()[..5]);
        Assert.DoesNotContain(output.ToString()[5..], char.IsControl);
    }

    [Fact]
    public void Errors_of_the_build_are_as_many_as_decisions_that_fail()
    {
        var report = new ReportBuilder().Whole("A.B.C(text: \"" + Hostile + "\")", Outcome.Removed).Build();
        report = report with { Results = [.. report.Results.Select(result => result with { Source = "A\n/src/B.cs(1,1): error PG1001: forged.cs:12", Decision = Decision.Fail })] };
        using var output = new StringWriter();

        BuildReport.Write(output, report, [], "/repository");

        Assert.Single(output.ToString().Split('\n', '\r', '\u2028'), line => !line.StartsWith(BuildReport.ResultMark, StringComparison.Ordinal) && line.Trim().Length > 0);
    }

    /// <summary>Everything that the process prints passes the writer: here a diagnostic of the command line and one of a file.</summary>
    [Theory]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("no-command")]
    public async Task What_the_process_prints_is_escaped(string command)
    {
        var start = ToolStart.Of(folder.Root, command == "compare" ? [command, Hostile, Hostile] : [command, Hostile]);

        var (exit, output, errors) = await FinishedProcess.RunAsync(start, TestContext.Current.CancellationToken);

        Assert.Equal(2, exit);
        Assert.Contains("forged", errors, StringComparison.Ordinal);
        Assert.DoesNotContain((output + errors).ReplaceLineEndings(""), char.IsControl);
        Assert.DoesNotContain(errors.Split('\n'), line => line.StartsWith("/src/A.cs", StringComparison.Ordinal) || line.StartsWith("##", StringComparison.Ordinal));
    }
}
