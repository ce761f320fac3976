using PerfGate.GitHub.Checks;
using PerfGate.GitHub.Tests.Fake;

namespace PerfGate.GitHub.Tests;

public sealed class CheckRunTests : IDisposable
{
    private static readonly string Head = new('a', 40);

    private readonly FakeGitHub server = new();
    private readonly ImmediateTime time = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_check_is_begun_and_the_same_one_is_ended()
    {
        var check = Check();
        await check.BeginAsync(new Uri("https://github.example/run"), TestContext.Current.CancellationToken);
        Assert.Equal("in_progress", $"{server.Checks[0]["status"]}");

        await Check().CompleteAsync(Result(0), null, TestContext.Current.CancellationToken);

        var ended = Assert.Single(server.Checks);
        Assert.Equal("completed", $"{ended["status"]}");
        Assert.Equal("failure", $"{ended["conclusion"]}");
        Assert.Equal(Head, $"{ended["head_sha"]}");
        Assert.Equal("perfgate", $"{ended["name"]}");
    }

    [Fact]
    public async Task A_check_that_was_never_begun_is_ended_all_the_same()
    {
        await Check().CompleteAsync(Result(0), null, TestContext.Current.CancellationToken);

        Assert.Equal("failure", $"{Assert.Single(server.Checks)["conclusion"]}");
    }

    [Fact]
    public async Task Annotations_are_sent_in_parts_that_the_server_takes()
    {
        await Check().CompleteAsync(Result(120), null, TestContext.Current.CancellationToken);

        Assert.Equal(120, Assert.Single(server.Checks)["output"]!["annotations"]!.AsArray().Count);
        Assert.Equal(3, server.Requests.Count(request => request.Method is "POST" or "PATCH"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_answer_leaves_one_check(bool afterWork)
    {
        server.Fail("POST", "/check-runs", new Fault(0, AfterWork: afterWork));

        await Check().BeginAsync(null, TestContext.Current.CancellationToken);

        Assert.Single(server.Checks);
    }

    [Fact]
    public async Task A_gate_of_another_key_has_a_check_of_its_own()
    {
        await Check().BeginAsync(null, TestContext.Current.CancellationToken);
        await new CheckRun(Calls.Api(server, time), "perfgate", Head, "load", time).BeginAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(2, server.Checks.Count);
    }

    private CheckRun Check() => new(Calls.Api(server, time), "perfgate", Head, "default", time);

    private static CheckResult Result(int annotations) => new(
        "failure", "failed: 1 regressed", "text", [.. Enumerable.Range(1, annotations).Select(i => new CheckAnnotation("a.cs", i, "failure", "PG1001", $"m{i}"))]);
}
