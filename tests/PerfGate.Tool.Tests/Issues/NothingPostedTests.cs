using PerfGate.GitHub.Tests.Fake;
using PerfGate.Tool.Posting;
using PerfGate.Tool.Tests.Posting;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a fault on the way to the check left it as it was, with the comment of an earlier run.</summary>
public sealed class NothingPostedTests : IDisposable
{
    private const string Good = """
        { "schema": "perfgate.measurements/1", "environment": { "key": "linux" },
          "benchmarks": [ { "id": "A.B.C", "metrics": [ { "name": "time", "unit": "ns", "launches": [ { "pair": 1, "values": [1.5] }, { "pair": 2, "values": [1.5] } ] } ] } ] }
        """;

    private readonly ForkStep step = new();

    public void Dispose() => step.Dispose();

    [Theory]
    [InlineData("A.B.C", "half \\ud83d of a pair")]
    [InlineData("1.5", "5e-324")]
    [InlineData("1.5", "1e308")]
    public async Task A_hostile_archive_ends_in_a_failed_check(string text, string hostile)
    {
        step.Upload(("base.json", Good), ("head.json", Good.Replace(text, hostile, StringComparison.Ordinal)), ("shard.json", "{}"));

        var (exit, _, errors) = await step.PostForkAsync();

        Assert.True(exit == 0, errors);
        Assert.Contains("PG4105", errors, StringComparison.Ordinal);
        Posted("refused");
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_end_in_a_failed_check()
    {
        step.Upload(("base.json", Good), ("head.json", Good), ("shard.json", "{}"));
        step.Folder.Write("perfgate.yml", "version: 1\nrules: 12\n");

        var (exit, _, errors) = await step.PostForkAsync();

        Assert.Equal(2, exit);
        Assert.Contains("PG0101", errors, StringComparison.Ordinal);
        Posted("PG0101");
    }

    [Fact]
    public async Task An_upload_that_cannot_be_fetched_ends_in_a_failed_check()
    {
        step.Server.Fail("GET", "/artifacts", new Fault(403, "{\"message\":\"Resource not accessible by integration\"}"), times: 3);

        var (exit, _, _) = await step.PostForkAsync();

        Assert.Equal(0, exit);
        Posted("actions: read");
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_ends_in_a_failed_check()
    {
        step.Folder.Write("report.json", "{ \"schema\": \"perfgate.report/1\", \"half \\ud83d\": 1 }");

        var (exit, _, errors) = await step.PostAsync();

        Assert.Equal(2, exit);
        Assert.Contains("PG0201", errors, StringComparison.Ordinal);
        Posted("PG0201");
    }

    [Fact]
    public void What_a_check_says_of_a_fault_is_no_markup()
    {
        var result = ReportCheck.WithoutReport("refused: [look](https://evil.example) @everyone");

        Assert.DoesNotContain("[look](", result.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(" @everyone", result.Summary, StringComparison.Ordinal);
    }

    private void Posted(string reason)
    {
        var check = Assert.Single(step.Server.Checks);
        Assert.Equal(("completed", "failure"), ($"{check["status"]}", $"{check["conclusion"]}"));
        Assert.Contains(reason, $"{check["output"]!["summary"]}", StringComparison.Ordinal);
        Assert.Contains(reason, $"{Assert.Single(step.Server.Comments)["body"]}", StringComparison.Ordinal);
        Assert.EndsWith("verdict=not-measured\n", File.ReadAllText(step.Folder.At("output")), StringComparison.Ordinal);
    }
}
