namespace PerfGate.MSBuild.Tests;

/// <summary>Any end of the tool but exit code 0 is a failed build with a number.</summary>
public sealed class ExitTests
{
    private readonly RecordingBuild build = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_diagnostic_of_the_tool_is_all_that_is_said(int exitCode)
    {
        var task = Task();
        task.Receive("/r/Hot.cs(12,1): error PG1001: slower");
        task.Fail(exitCode);

        Assert.Equal("PG1001", Assert.Single(build.Errors).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(134)]
    [InlineData(137)]
    [InlineData(-1073741819)]
    public void A_tool_that_dies_without_a_diagnostic_is_a_fault_with_its_last_words(int exitCode)
    {
        var task = Task();
        task.Receive("##perfgate-progress [1/2] x");
        task.Receive("Unhandled exception. System.OutOfMemoryException");
        task.Receive("   at X");
        task.Fail(exitCode);

        var error = Assert.Single(build.Errors);
        Assert.Equal(("PG3005", "/r/A.csproj"), (error.Code, error.File));
        Assert.Equal(
            FormattableString.Invariant($"PerfGate ended with exit code {exitCode} and without a diagnostic, so nothing was decided. ")
            + "Its last words: Unhandled exception. System.OutOfMemoryException | at X",
            error.Message);
    }

    [Fact]
    public void Only_the_last_ten_lines_are_quoted()
    {
        var task = Task();
        foreach (var number in Enumerable.Range(1, 30))
        {
            task.Receive($"line {number}");
        }

        task.Fail(3);

        Assert.EndsWith("Its last words: " + string.Join(" | ", Enumerable.Range(21, 10).Select(number => $"line {number}")), build.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(-2147450730)]
    public void A_missing_runtime_is_named(int exitCode)
    {
        var task = Task();
        task.Receive("You must install or update .NET to run this application.");
        task.Fail(exitCode);

        Assert.Equal("PG3006", build.Errors[0].Code);
        Assert.Contains(".NET 10 runtime", build.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_by_somebody_else_is_not_green_and_says_so()
    {
        Task().Fail(130);

        Assert.Equal("PG3005", build.Errors[0].Code);
        Assert.Contains("cancelled", build.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_cancels_needs_no_reason()
    {
        var task = Task();
        task.Cancel();
        task.Fail(130);

        Assert.Empty(build.Errors);
    }

    [Fact]
    public void A_tool_that_is_not_there_is_a_fault_before_anything_runs()
    {
        var task = Task();
        task.ToolAssembly = Path.Combine(AppContext.BaseDirectory, "missing", "perfgate.dll");
        task.Projects = ["/r/A.csproj"];

        Assert.False(task.Execute());
        Assert.Equal("PG3005", Assert.Single(build.Errors).Code);
        Assert.Contains(task.ToolAssembly, build.Errors[0].Message, StringComparison.Ordinal);
    }

    private PerfGateTask Task() => new() { BuildEngine = build, ProjectFile = "/r/A.csproj", WorkingDirectory = AppContext.BaseDirectory };
}
