using System.Collections.Concurrent;
using System.Globalization;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Engine;

/// <summary>What a service sees of <c>{sequence}</c> when it is loaded several times.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData(LoadEngine.Http, LoadModel.Open)]
    [InlineData(LoadEngine.Http, LoadModel.Closed)]
    [InlineData(LoadEngine.Raw, LoadModel.Open)]
    [InlineData(LoadEngine.Raw, LoadModel.Closed)]
    public async Task No_number_comes_twice_in_a_session_or_in_one_that_follows_it(LoadEngine engine, LoadModel model)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "The raw engine is for Linux.");
        var seen = new ConcurrentBag<long>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Add(long.Parse(head.Split(' ')[1].TrimStart('/'), CultureInfo.InvariantCulture));
            return Task.FromResult(PlantedServer.Ok());
        });
        var scenario = Plans.Scenario(Plans.Get("/{sequence}", "numbered"));
        scenario = scenario with { Shape = scenario.Shape with { Engine = engine, Model = model, Users = 3, ThinkTime = TimeSpan.FromMilliseconds(5) } };
        var plan = Plans.Of(200, 0.2) with { WarmUp = TimeSpan.FromSeconds(0.05) };
        long next;
        await using (var session = LoadSession.Open(scenario, server.Address))
        {
            await session.RunAsync(plan, null, TestContext.Current.CancellationToken);
            next = (await session.RunAsync(plan, null, TestContext.Current.CancellationToken)).NextNumber;
        }

        Assert.Equal(seen.Max() + 1, model == LoadModel.Open ? next : Math.Max(next - 2, seen.Max() + 1));
        await using (var session = LoadSession.Open(scenario, server.Address, next))
        {
            await session.RunAsync(plan, null, TestContext.Current.CancellationToken);
        }

        Assert.True(seen.Count > 60, $"{seen.Count} requests");
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(0, seen.Min());
    }
}
