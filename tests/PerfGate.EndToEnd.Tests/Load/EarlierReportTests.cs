using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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

    /// <summary>Written anew it would be a report of today, and the other tests would say nothing of earlier ones: it is never changed.</summary>
    [Fact]
    public void The_sample_is_as_version_0_1_wrote_it()
    {
        var text = File.ReadAllText(Sample).ReplaceLineEndings("\n");
        using var report = JsonDocument.Parse(text);

        Assert.Equal(
            ["schema", "tool", "verdict", "base", "head", "environment", "methodology", "noise", "counts", "results", "warnings", "load"],
            report.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["identity", "data", "before", "after", "method", "limits"], report.RootElement.GetProperty("load").EnumerateObject().Select(field => field.Name));
        Assert.Equal(("perfgate.report/1", "0.1.0"), (report.RootElement.GetProperty("schema").GetString(), report.RootElement.GetProperty("tool").GetString()));
        Assert.Equal("766beba479f977d9f84cda5f50a45d1aedce36a164870c938e4c1b0256cfa162", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

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
