using PerfGate.Core.Diagnostics;
using PerfGate.Tool.Rendering;
using PerfGate.Tool.Terminal;

namespace PerfGate.MSBuild.Tests;

public sealed class ToolLineTests
{
    [Theory]
    [InlineData("/src/My Code/Hot.cs(12,1): error PG1001: Hot.Sum: time +30 %", "PG1001", "/src/My Code/Hot.cs", 12, 1, "Hot.Sum: time +30 %")]
    [InlineData(@"C:\src\Hot.cs(12): error PG1002: grew", "PG1002", @"C:\src\Hot.cs", 12, 0, "grew")]
    [InlineData("/src/A.csproj: error PG3001: A does not build: x.cs(3,4): error CS0103: y", "PG3001", "/src/A.csproj", 0, 0, "A does not build: x.cs(3,4): error CS0103: y")]
    [InlineData("/src (old)/a(1).cs(2,3): error PG1001: m", "PG1001", "/src (old)/a(1).cs", 2, 3, "m")]
    [InlineData("perfgate: error PG4001: not a repository", "PG4001", null, 0, 0, "not a repository")]
    [InlineData("perfgate: error PG3001: first error: error PG9999: inner", "PG3001", null, 0, 0, "first error: error PG9999: inner")]
    [InlineData("perfgate.yml(3,5): error PG0101: 'fast' is no profile", "PG0101", "perfgate.yml", 3, 5, "'fast' is no profile")]
    public void An_error_has_its_place_and_number(string line, string code, string? file, int row, int column, string text) =>
        Assert.Equal(
            new ToolLine(ToolLineKind.Error, text) { Code = code, File = file, Line = row, Column = column },
            ToolLine.Parse(line));

    [Theory]
    [InlineData("perfgate: warning PG0203: unknown field 'x'")]
    [InlineData("perfgate: message PG2009: waiting for another run")]
    [InlineData("Unhandled exception: error PG: no")]
    [InlineData("Added baselines/x/benchmarks/abc.json (3 benchmarks). Commit it.")]
    [InlineData("")]
    public void Anything_else_is_text(string line) => Assert.Equal(new ToolLine(ToolLineKind.Text, line), ToolLine.Parse(line));

    [Fact]
    public void A_mark_is_understood_and_taken_away()
    {
        Assert.Equal(new ToolLine(ToolLineKind.Stage, "building head"), ToolLine.Parse("##perfgate-stage building head"));
        Assert.Equal(new ToolLine(ToolLineKind.Progress, "[1/2] x"), ToolLine.Parse("##perfgate-progress [1/2] x"));
        Assert.Equal(new ToolLine(ToolLineKind.Result, "  table: error PG1001: row"), ToolLine.Parse("##perfgate-result   table: error PG1001: row"));
    }

    [Fact]
    public void The_tool_and_the_task_mark_lines_with_the_same_words()
    {
        Assert.Equal(BuildObserver.StageMark, ToolLine.StageMark);
        Assert.Equal(BuildObserver.ProgressMark, ToolLine.ProgressMark);
        Assert.Equal(BuildReport.ResultMark, ToolLine.ResultMark);
    }

    [Fact]
    public void What_the_tool_prints_for_a_diagnostic_is_what_the_task_reads()
    {
        var diagnostic = new Diagnostic(DiagnosticIds.TimeRegressed, Severity.Error, "slower {0} %", new SourceLocation("/a b/c.cs", 7, 1));

        Assert.Equal(
            new ToolLine(ToolLineKind.Error, "slower {0} %") { Code = "PG1001", File = "/a b/c.cs", Line = 7, Column = 1 },
            ToolLine.Parse(diagnostic.ToString()));
    }
}
