using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Engine;

public sealed class HttpSessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_request_is_counted_once_in_the_window_in_which_it_was_due()
    {
        await using var server = PlantedServer.Answering((_, _) => Task.FromResult(PlantedServer.Ok()));

        var run = await Plans.RunAsync(Plans.Scenario(), server.Address, Plans.Of(200, 1, windows: 4), Cancellation);

        Assert.False(run.Interrupted);
        Assert.Equal([50L, 50L, 50L, 50L], run.Windows.Select(window => window.Due));
        Assert.All(run.Windows, window => Assert.Equal(50, Assert.Single(window.Series).Succeeded));
        Assert.Equal(200, Assert.Single(run.Total.Series).Response.Count);
        Assert.Equal(200, run.Total.Lag.Count);
        Assert.Equal(["lag", "response", "service"], run.Histograms.Select(one => one.Kind).Order());
    }

    [Fact]
    public async Task What_is_sent_in_the_warm_up_is_not_counted()
    {
        var answered = 0;
        await using var server = PlantedServer.Answering((_, _) =>
        {
            Interlocked.Increment(ref answered);
            return Task.FromResult(PlantedServer.Ok());
        });

        var run = await Plans.RunAsync(
            Plans.Scenario(), server.Address, Plans.Of(100, 0.5) with { WarmUp = TimeSpan.FromSeconds(0.5) }, Cancellation);

        Assert.Equal(100, answered);
        Assert.Equal(50, run.Total.Due);
    }

    [Fact]
    public async Task The_wait_for_a_connection_counts_in_the_response_and_not_in_the_service_time()
    {
        await using var server = PlantedServer.Answering(async (_, cancellation) =>
        {
            await Task.Delay(50, cancellation);
            return PlantedServer.Ok();
        });
        var scenario = Plans.Scenario();
        scenario = scenario with { Shape = scenario.Shape with { Connections = 1, Timeout = TimeSpan.FromSeconds(10) } };

        // 40 a second where 20 can be served: the last waits as long as the run took.
        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(40, 1), Cancellation);

        var series = Assert.Single(run.Total.Series);
        Assert.Equal(1, server.Connections);
        Assert.Equal(40, series.Succeeded);
        Assert.True(series.Response.Max > 10 * series.Service.P50, $"{series.Response.Max} ns, service {series.Service.P50} ns");
        Assert.InRange(run.Total.Drained, 15, 25);
        Assert.Equal(0, run.Total.Unsent);
    }

    [Fact]
    public async Task What_is_never_sent_is_counted()
    {
        await using var server = PlantedServer.Answering(async (_, cancellation) =>
        {
            await Task.Delay(400, cancellation);
            return PlantedServer.Ok();
        });
        var scenario = Plans.Scenario();
        scenario = scenario with { Shape = scenario.Shape with { Connections = 1, Timeout = TimeSpan.FromSeconds(0.6) } };

        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(50, 0.5), Cancellation);

        Assert.Equal(25, run.Total.Due);
        Assert.InRange(run.Total.Unsent, 18, 24);
        Assert.Equal(run.Total.Due, run.Total.Unsent + run.Total.Series.Sum(series => series.Ended));
    }

    [Fact]
    public async Task A_cancelled_run_keeps_its_whole_windows_and_counts_the_rest_in_the_total()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.75));
        await using var server = PlantedServer.Answering((_, _) => Task.FromResult(PlantedServer.Ok()));

        var run = await Plans.RunAsync(Plans.Scenario(), server.Address, Plans.Of(100, 60, windows: 120), cancel.Token);

        Assert.True(run.Interrupted);
        var window = Assert.Single(run.Windows);
        Assert.Equal(50, window.Due);
        Assert.InRange(run.Total.Due, 51, 90);
        Assert.Equal(run.Total.Due, run.Total.Series.Sum(series => series.Ended));
    }

    [Fact]
    public async Task Users_of_a_closed_model_wait_for_their_answers()
    {
        await using var server = PlantedServer.Answering(async (_, cancellation) =>
        {
            await Task.Delay(20, cancellation);
            return PlantedServer.Ok();
        });
        var scenario = Plans.Scenario();
        scenario = scenario with
        {
            Shape = scenario.Shape with { Model = LoadModel.Closed, Users = 3, ThinkTime = TimeSpan.FromMilliseconds(20) },
        };

        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(1, 1, windows: 2), Cancellation);

        // Each user at most once in 40 ms.
        Assert.InRange(run.Total.Due, 6, 75);
        Assert.Equal(run.Total.Due, run.Total.Series.Sum(series => series.Succeeded));
        Assert.InRange(server.Connections, 1, 3);
    }

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task A_run_cancelled_while_it_drains_is_no_whole_run(LoadEngine engine)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "The raw engine needs Linux.");
        using var cancel = new CancellationTokenSource();
        await using var server = PlantedServer.Answering(async (_, cancellation) =>
        {
            // No answer ever comes: the run waits for them after its last window.
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        });
        var scenario = Plans.Scenario();
        scenario = scenario with { Shape = scenario.Shape with { Timeout = TimeSpan.FromSeconds(30), Engine = engine } };

        var running = Plans.RunAsync(scenario, server.Address, Plans.Of(50, 0.2, windows: 2), cancel.Token);
        await Task.Delay(TimeSpan.FromSeconds(0.6), Cancellation);
        await cancel.CancelAsync();
        var run = await running;

        Assert.True(run.Interrupted);
        Assert.Equal(0, run.Total.Unsent);
    }

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task Generators_never_send_the_same_number_twice(LoadEngine engine)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "The raw engine needs Linux.");
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Add(head.Split(' ')[1]);
            return Task.FromResult(PlantedServer.Ok());
        });
        var scenario = Plans.Scenario(Plans.Get("/orders/{sequence}"));
        scenario = scenario with { Shape = scenario.Shape with { Engine = engine } };

        for (var index = 1; index <= 2; index++)
        {
            await Plans.RunAsync(scenario, server.Address, Plans.Of(100, 0.2) with { Shard = new LoadShard(index, 2) }, Cancellation);
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"/orders/{number}").Order(), seen.Order());
    }

    [Fact]
    public async Task Users_of_a_closed_model_never_send_the_same_number_twice()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Add(head.Split(' ')[1]);
            return Task.FromResult(PlantedServer.Ok());
        });
        var scenario = Plans.Scenario(Plans.Get("/orders/{sequence}"));
        scenario = scenario with
        {
            Shape = scenario.Shape with { Model = LoadModel.Closed, Users = 4, ThinkTime = TimeSpan.FromMilliseconds(20) },
        };

        await Plans.RunAsync(scenario, server.Address, Plans.Of(1, 0.4), Cancellation);

        Assert.True(seen.Count > 8, $"{seen.Count} requests");
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Without_keep_alive_each_request_has_a_connection_of_its_own()
    {
        await using var server = PlantedServer.Each(async (connection, cancellation) =>
        {
            await connection.ReadHeadAsync(cancellation);
            await connection.WriteAsync(PlantedServer.Ok(headers: "Connection: close\r\n"), cancellation);
        });
        var scenario = Plans.Scenario();
        scenario = scenario with { Shape = scenario.Shape with { KeepAlive = false } };

        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(50, 0.4), Cancellation);

        Assert.Equal(20, run.Total.Series.Sum(series => series.Succeeded));
        Assert.Equal(20, server.Connections);
    }

    [Fact]
    public async Task Captured_values_and_cookies_belong_to_their_user()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = PlantedServer.Answering((head, _) =>
        {
            seen.Add(head);
            return Task.FromResult(head.StartsWith("POST /login", StringComparison.Ordinal)
                ? PlantedServer.Ok("{\"session\": {\"ids\": [\"s" + head.Split("user=")[1].Split(' ')[0] + "\"]}}", "Set-Cookie: c=1; Path=/\r\n")
                : PlantedServer.Ok());
        });
        var login = Plans.Get("/login?user={user}", "login") with
        {
            Method = "POST",
            Body = SecretText.Plain("{ \"user\": {user} }"),
            Captures = [new ValueCapture("session") { JsonPath = "session.ids[0]" }],
        };
        var scenario = Plans.Scenario(login, Plans.Get("/orders?session={session}", "orders")) with { Tenants = [new LoadTenant("t", 2, 1)] };

        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(100, 0.5), Cancellation);

        Assert.Equal(50, run.Total.Series.Sum(series => series.Succeeded));
        Assert.Contains(seen, head => head.EndsWith("{ \"user\": 2 }", StringComparison.Ordinal));
        var orders = seen.Where(head => head.StartsWith("GET /orders", StringComparison.Ordinal) && head.Contains("session=s", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(orders);
        Assert.All(orders, head => Assert.Contains("Cookie: c=1", head, StringComparison.Ordinal));
    }
}
