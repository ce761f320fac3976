using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>A report of load as version 0.1 wrote it, without sections, is still shown.</summary>
[Trait("speed", "slow")]
public sealed class EarlierReportTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RepositoryFolder.Find(), "docs", "samples", "load-report.json");

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("text", "FAILED", "Endpoint", "list orders", "read order")]
    [InlineData("markdown", "| Endpoint |", "list orders", "Resources", "Response times")]
    [InlineData("html", "<html", "list orders", "Resources", "Response times")]
    [InlineData("json", "\"schema\": \"perfgate.report/1\"", "\"sections\"", "\"subject\"", "list orders")]
    [InlineData("junit", "<testsuite", "list orders")]
    [InlineData("sarif", "\"version\": \"2.1.0\"", "list orders")]
    public void In_every_format(string format, params string[] expected)
    {
        var result = ToolRun.RunIn(folder.Root, "report", Sample, "--format", format).Expect(0);

        Assert.All(expected, words => Assert.Contains(words, result.Output, StringComparison.Ordinal));
        Assert.Empty(result.Error);
    }

    [Fact]
    public void As_a_comment()
    {
        ToolRun.RunIn(folder.Root, "comment", Sample, "--preview", "preview").Expect(0);

        var comment = File.ReadAllText(Path.Combine(folder.Root, "preview", "comment.md"));
        Assert.Contains("list orders", comment, StringComparison.Ordinal);
        Assert.Contains("| Endpoint |", comment, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Root, "preview", "report.html")));
    }
}
