using System.Collections.Concurrent;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: with <c>engine: raw</c> the cookies of the service were lost in silence.</summary>
public sealed class CookiesOfTheRawEngineTests
{
    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task Both_engines_send_a_user_its_cookies_back(LoadEngine engine)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "the raw engine is for Linux");
        var seen = new ConcurrentQueue<string>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Enqueue(head);
            var user = UserOf(head);
            return Task.FromResult(PlantedServer.Ok(
                headers: $"Set-Cookie: id={user}; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT\r\nset-cookie: kept=1\r\nSet-Cookie: other=1; Path=/elsewhere\r\n"));
        });
        var scenario = Plans.Scenario(
            Plans.Get("/a?user={user}", "a"),
            Plans.Get("/b?user={user}", "b") with { Headers = [new("Cookie", SecretText.Plain("own=2"))] });
        scenario = scenario with { Shape = scenario.Shape with { Engine = engine, Connections = 1, Timeout = TimeSpan.FromSeconds(10) }, Tenants = [new LoadTenant("t", 2, 1)] };

        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(100, 0.5), TestContext.Current.CancellationToken);

        Assert.Equal(50, run.Total.Series.Sum(series => series.Succeeded));

        // One connection: each request leaves after the answer to the one before.
        Assert.All(seen.GroupBy(UserOf).SelectMany(requests => requests.Skip(1)), head =>
        {
            var line = Assert.Single(head.Split("\r\n"), line => line.StartsWith("Cookie: ", StringComparison.Ordinal));
            Assert.Contains($"id={UserOf(head)}", line, StringComparison.Ordinal);
            Assert.Contains("kept=1", line, StringComparison.Ordinal);
            Assert.DoesNotContain("other=", line, StringComparison.Ordinal);
            Assert.Equal(head.StartsWith("GET /b", StringComparison.Ordinal), line.Contains("own=2; ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Without_tenants_a_connection_keeps_its_cookies()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the raw engine is for Linux");
        var seen = new ConcurrentQueue<string>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Enqueue(head);
            return Task.FromResult(PlantedServer.Ok(headers: "Set-Cookie: c=1\r\n"));
        });
        var scenario = Plans.Scenario();
        scenario = scenario with { Shape = scenario.Shape with { Engine = LoadEngine.Raw, Connections = 1 } };

        _ = await Plans.RunAsync(scenario, server.Address, Plans.Of(100, 0.2), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("Cookie:", seen.First(), StringComparison.Ordinal);
        Assert.All(seen.Skip(1), head => Assert.Contains("\r\nCookie: c=1\r\n", head, StringComparison.Ordinal));
    }

    private static string UserOf(string head) => head.Split("user=")[1].Split(' ')[0];
}
