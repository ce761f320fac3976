using System.Collections.Concurrent;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: the endpoint <c>GET //other.host/x</c> was sent to that host.</summary>
public sealed class PathOfTwoSlashesTests
{
    [Theory]
    [InlineData(LoadEngine.Http, "//other.invalid/x?y=1")]
    [InlineData(LoadEngine.Http, "//{user}.invalid/x")]
    [InlineData(LoadEngine.Raw, "//other.invalid/x?y=1")]
    [InlineData(LoadEngine.Raw, "//{user}.invalid/x")]
    public async Task A_path_never_names_another_host(LoadEngine engine, string path)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "the raw engine is for Linux");
        var seen = new ConcurrentBag<string>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Add(head);
            return Task.FromResult(PlantedServer.Ok());
        });
        var scenario = Plans.Scenario(Plans.Get(path));
        scenario = scenario with { Shape = scenario.Shape with { Engine = engine }, Tenants = [new LoadTenant("t", 1, 1)] };

        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(50, 0.1), TestContext.Current.CancellationToken);

        Assert.Equal(5, run.Total.Series.Single().Outcomes.GetValueOrDefault(RequestOutcome.Ok));
        Assert.All(seen, head =>
        {
            Assert.StartsWith($"GET {path.Replace("{user}", "1", StringComparison.Ordinal)} HTTP/1.1\r\n", head, StringComparison.Ordinal);
            Assert.Contains($"Host: {server.Address.Authority}\r\n", head, StringComparison.Ordinal);
        });
    }
}
