using Microsoft.Build.Framework;

namespace PerfGate.MSBuild.Tests;

public sealed class OutputTests
{
    private readonly RecordingBuild build = new();

    [Fact]
    public void A_failing_decision_is_an_error_at_the_benchmark()
    {
        Task().Receive("/r/Hot.cs(12,1): error PG1001: Hot.Sum(N: {1}): time +30 %");

        var error = Assert.Single(build.Errors);
        Assert.Equal(("PG1001", "/r/Hot.cs", 12, 1), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
        Assert.Equal("Hot.Sum(N: {1}): time +30 %", error.Message);
    }

    [Fact]
    public void A_fault_without_a_place_is_an_error_of_the_project()
    {
        Task().Receive("perfgate: error PG4001: not a repository");

        Assert.Equal(("PG4001", "/r/A.csproj"), (build.Errors[0].Code, build.Errors[0].File));
    }

    [Fact]
    public void A_warning_of_the_tool_is_a_message_so_that_warnings_as_errors_do_not_decide()
    {
        Task().Receive("perfgate: warning PG0203: unknown field 'x'");

        Assert.Empty(build.Warnings);
        Assert.Empty(build.Errors);
        Assert.Equal(["perfgate: warning PG0203: unknown field 'x'"], build.Shown);
    }

    [Fact]
    public void A_plain_log_keeps_stages_and_the_table_and_a_little_of_the_progress()
    {
        var task = Task();
        task.Receive("##perfgate-stage building head");
        task.Receive("##perfgate-progress [1/9] a");
        task.Receive("##perfgate-progress [2/9] b");
        task.Receive("##perfgate-stage judging");
        task.Receive("##perfgate-result   Hot.Sum  {0}  unchanged");

        Assert.Equal(["PerfGate: building head", "[1/9] a", "PerfGate: judging", "  Hot.Sum  {0}  unchanged"], build.Shown);
        Assert.All(build.Messages, message => Assert.IsNotType<ExtendedBuildMessageEventArgs>(message));
    }

    [Fact]
    public void A_terminal_is_shown_every_step_on_the_projects_line_and_the_table_for_good()
    {
        var task = Task();
        task.IsTerminalLogger = true;
        task.Receive("##perfgate-stage building head");
        task.Receive("##perfgate-progress [1/9] a");
        task.Receive("##perfgate-progress [2/9] b");
        task.Receive("##perfgate-result   Hot.Sum  unchanged");

        var shown = build.Messages.Cast<ExtendedBuildMessageEventArgs>().ToArray();
        Assert.Equal(
            [("TLTESTPASSED", "building head"), ("TLTESTPASSED", "[1/9] a"), ("TLTESTPASSED", "[2/9] b"), ("TLTESTOUTPUT", "  Hot.Sum  unchanged")],
            shown.Select(message => (message.ExtendedType, message.Message!)));
        Assert.All(shown, message => Assert.Equal(MessageImportance.High, message.Importance));
        Assert.Equal(("gate", "[1/9] a"), (shown[1].ExtendedMetadata!["localizedResult"], shown[1].ExtendedMetadata!["displayName"]));
    }

    private PerfGateTask Task() => new() { BuildEngine = build, ProjectFile = "/r/A.csproj" };
}
