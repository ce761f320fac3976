using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Raw;

/// <summary>The raw engine against servers that answer, and that do not.</summary>
public class RawEngineTests
{
    public RawEngineTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the raw engine is for Linux");

    [Fact]
    public async Task What_is_due_is_sent_answered_and_counted_in_its_window()
    {
        await using var server = ScriptedServer.Start(RawRuns.Ok);
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(rate: 400, seconds: 0.6, windows: 3, warmUp: 0.1));

        Assert.Equal(3, run.Windows.Count);
        Assert.All(run.Windows, window => Assert.InRange(window.Due, 79, 81));
        Assert.Equal(240, run.Total.Due);
        Assert.Equal(240, run.Total.Series.Single().Succeeded);
        Assert.Equal(280, server.Requests);
        Assert.InRange(server.Connections, 1, 8);
        Assert.Equal(480, run.Total.Series.Single().BytesReceived);
        Assert.Equal(240, run.Total.Lag.Count);
        Assert.Equal(0, run.Total.Unsent);
        Assert.False(run.Interrupted);
        Assert.Contains(run.Histograms, histogram => histogram.Kind == "response");
    }

    [Fact]
    public async Task The_wait_for_a_connection_counts_from_the_intended_time()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await Task.Delay(50, exchange.Cancellation);
            await exchange.SendAsync(RawRuns.Ok);
        });
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(rate: 100), new LoadShape { Connections = 1, Timeout = TimeSpan.FromSeconds(5) });

        var series = run.Total.Series.Single();
        Assert.Equal(50, series.Succeeded);
        Assert.True(series.Response.P50 > 5 * series.Service.P50, $"response {series.Response.P50}, service {series.Service.P50}");
        Assert.True(run.Total.Drained > 25, $"{run.Total.Drained} drained");
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task What_waits_longer_than_the_timeout_after_the_end_is_unsent()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await Task.Delay(100, exchange.Cancellation);
            await exchange.SendAsync(RawRuns.Ok);
        });
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(rate: 200, seconds: 0.3), new LoadShape { Connections = 1, Timeout = TimeSpan.FromSeconds(0.5) });

        Assert.Equal(60, run.Total.Due);
        Assert.True(run.Total.Unsent > 30, $"{run.Total.Unsent} unsent");
        Assert.Equal(run.Total.Due, run.Total.Unsent + run.Total.Series.Sum(series => series.Ended));
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", RequestOutcome.Ok)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", RequestOutcome.Redirect)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", RequestOutcome.ClientError)]
    [InlineData("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", RequestOutcome.Shed)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", RequestOutcome.Shed)]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", RequestOutcome.ServerError)]
    [InlineData("220 mail.example.org ESMTP\r\n", RequestOutcome.Invalid)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nxxxx", RequestOutcome.BodyTooLarge)]
    public async Task An_answer_is_classed_by_what_it_says(string answer, RequestOutcome expected)
    {
        await using var server = ScriptedServer.Start(answer);
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(seconds: 0.1));
        Assert.Equal(new Dictionary<RequestOutcome, long> { [expected] = 20 }, run.Outcomes());
    }

    [Fact]
    public async Task A_server_that_closes_early_is_a_reset()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            exchange.Socket.Dispose();
        });
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(seconds: 0.1));
        Assert.Equal(new Dictionary<RequestOutcome, long> { [RequestOutcome.Reset] = 20 }, run.Outcomes());
    }

    [Fact]
    public async Task A_server_that_hangs_in_the_middle_of_its_head_is_a_timeout()
    {
        await using var server = ScriptedServer.Start(exchange => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-"));
        var run = await RawRuns.RunAsync(
            server, RawRuns.Plan(seconds: 0.1), new LoadShape { Connections = 100, Timeout = TimeSpan.FromSeconds(0.3) });
        Assert.Equal(new Dictionary<RequestOutcome, long> { [RequestOutcome.Timeout] = 20 }, run.Outcomes());
        Assert.True(run.Total.Series.Single().Failed.P50 >= 0.29e9, "given up before its time");
    }

    [Fact]
    public async Task Nobody_who_listens_is_refused_and_so_is_a_host_that_does_not_exist()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var absent = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        foreach (var address in (Uri[])[absent, new Uri("http://no-such-host.invalid:80")])
        {
            var run = await RawRuns.RunAsync(RawRuns.Scenario(address), address, RawRuns.Plan(seconds: 0.1), TestContext.Current.CancellationToken);
            Assert.Equal(new Dictionary<RequestOutcome, long> { [RequestOutcome.Refused] = 20 }, run.Outcomes());
        }
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_while_it_was_idle_costs_no_request()
    {
        // Closed without a word after every answer: the next request may be under way already.
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(RawRuns.Ok);
            exchange.Socket.Shutdown(SocketShutdown.Both);
            exchange.Socket.Dispose();
        });
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(rate: 500, seconds: 0.4));
        Assert.Equal(200, run.Outcomes().GetValueOrDefault(RequestOutcome.Ok));
        Assert.Single(run.Outcomes());
    }

    [Fact]
    public async Task Without_keep_alive_each_request_has_a_connection_of_its_own()
    {
        await using var server = ScriptedServer.Start(RawRuns.Ok);
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(seconds: 0.1), new LoadShape { Connections = 8, KeepAlive = false });
        Assert.Equal(20, run.Total.Series.Single().Succeeded);
        Assert.Equal(20, server.Connections);
    }

    [Fact]
    public async Task A_session_keeps_its_connections_from_one_run_to_the_next()
    {
        await using var server = ScriptedServer.Start(RawRuns.Ok);
        await using var session = new PerfGate.Load.Raw.RawSession(
            RawRuns.Scenario(server.Address, new LoadShape { Connections = 1, Timeout = TimeSpan.FromSeconds(5) }), server.Address);
        _ = await session.RunAsync(RawRuns.Plan(seconds: 0.1), null, TestContext.Current.CancellationToken);
        _ = await session.RunAsync(RawRuns.Plan(seconds: 0.1), null, TestContext.Current.CancellationToken);
        Assert.Equal(40, server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_unix_socket_is_as_good_as_a_port()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("s");
        await using var server = ScriptedServer.StartUnix(path, RawRuns.Ok);
        var address = new Uri("http://orders.example");
        var scenario = RawRuns.Scenario(address) with { Target = new LoadTarget { Address = address.ToString(), UnixSocket = path } };
        var run = await RawRuns.RunAsync(scenario, address, RawRuns.Plan(seconds: 0.1), TestContext.Current.CancellationToken);
        Assert.Equal(20, run.Total.Series.Single().Succeeded);
    }

    [Fact]
    public async Task Requests_hold_their_method_headers_body_and_what_differs_from_one_to_the_next()
    {
        var seen = new ConcurrentQueue<string>();
        await using var server = ScriptedServer.Start(exchange =>
        {
            seen.Enqueue(exchange.Request);
            return exchange.SendAsync(RawRuns.Ok);
        });
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(seconds: 0.05), null, new LoadEndpoint
        {
            Name = "write",
            Class = EndpointClass.Write,
            Method = "POST",
            Path = "/orders/{sequence}",
            Headers = [new("X-Kind", SecretText.Plain("test"))],
            Body = SecretText.Plain("number {sequence} of ünits"),
        });

        Assert.Equal(10, run.Total.Series.Single().Succeeded);
        Assert.Equal(10, seen.Distinct().Count());
        var third = Assert.Single(seen, request => request.StartsWith("POST /orders/2 HTTP/1.1\r\n", StringComparison.Ordinal));
        Assert.Contains($"\r\nHost: {server.Address.Authority}\r\n", third, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Kind: test\r\n", third, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 18\r\n", third, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nnumber 2 of Ã¼nits", third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_of_a_closed_model_wait_for_their_answers_and_think()
    {
        await using var server = ScriptedServer.Start(RawRuns.Ok);
        var shape = new LoadShape { Model = LoadModel.Closed, Users = 4, ThinkTime = TimeSpan.FromSeconds(0.05), Connections = 8 };
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(seconds: 0.5), shape);

        // Four users, each at most once in 50 ms and at once at the start.
        Assert.InRange(run.Total.Series.Single().Succeeded, 8, 40);
        Assert.Equal(run.Total.Due, run.Total.Series.Single().Ended);
        Assert.InRange(server.Connections, 1, 4);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_the_windows_that_were_whole()
    {
        await using var server = ScriptedServer.Start(RawRuns.Ok);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.55));
        var run = await RawRuns.RunAsync(
            RawRuns.Scenario(server.Address), server.Address, RawRuns.Plan(seconds: 60, windows: 300), cancel.Token);
        Assert.True(run.Interrupted);
        Assert.InRange(run.Windows.Count, 1, 4);
        Assert.All(run.Windows, window => Assert.InRange(window.Due, 39, 41));
    }

    [Fact]
    public void What_it_lacks_is_refused_by_name()
    {
        var address = new Uri("https://127.0.0.1:5001");
        var scenario = RawRuns.Scenario(address, new LoadShape { Redirects = 3 });
        scenario = scenario with { Target = scenario.Target with { Http = HttpGeneration.Http2 } };
        var fault = Assert.Throws<PerfGateException>(() => new PerfGate.Load.Raw.RawSession(scenario, address));
        Assert.Equal(DiagnosticIds.RawEngineCannot, Assert.Single(fault.Diagnostics).Code);
        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.All((string[])["TLS (https://127.0.0.1:5001)", "HTTP/2", "redirects: 3", "engine: http"], word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_engines_send_the_same_requests_for_the_same_seed()
    {
        var sent = new List<List<string>>();
        foreach (var engine in (LoadEngine[])[LoadEngine.Raw, LoadEngine.Http])
        {
            var seen = new ConcurrentQueue<string>();
            await using var server = ScriptedServer.Start(exchange =>
            {
                seen.Enqueue(exchange.Request[..exchange.Request.IndexOf('\r', StringComparison.Ordinal)]);
                return exchange.SendAsync(RawRuns.Ok);
            });
            var scenario = RawRuns.Scenario(server.Address, null, Endpoint("a", 3), Endpoint("b", 1));
            scenario = scenario with
            {
                Shape = scenario.Shape with { Engine = engine, Arrivals = ArrivalPattern.Poisson },
                Tenants = [new LoadTenant("big", 100, 9), new LoadTenant("small", 3, 1)],
            };
            await using var session = LoadSession.Open(scenario, server.Address);
            _ = await session.RunAsync(RawRuns.Plan(rate: 400, seconds: 0.4), null, TestContext.Current.CancellationToken);
            sent.Add([.. seen.Order(StringComparer.Ordinal)]);
        }

        Assert.InRange(sent[0].Count, 100, 250);
        Assert.Equal(sent[0], sent[1]);

        static LoadEndpoint Endpoint(string name, double weight) => new()
        {
            Name = name,
            Class = EndpointClass.Read,
            Path = $"/{name}/{{tenant}}/{{user}}/{{sequence}}",
            Weight = weight,
        };
    }

    [Theory]
    [InlineData("""{ "items": [ { "id": 7 } ] }""", RequestOutcome.Ok)]
    [InlineData("""{ "items": [ { "id": 8 } ] }""", RequestOutcome.CheckFailed)]
    [InlineData("no JSON", RequestOutcome.CheckFailed)]
    public async Task Checks_look_into_the_answer(string body, RequestOutcome expected)
    {
        await using var server = ScriptedServer.Start($"HTTP/1.1 200 OK\r\nX-Version: 2\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var run = await RawRuns.RunAsync(server, RawRuns.Plan(seconds: 0.1), null, new LoadEndpoint
        {
            Name = "read",
            Class = EndpointClass.Read,
            Path = "/",
            Checks = [new ResponseCheck { JsonPath = "items[0].id", JsonValue = "7" }, new ResponseCheck { Header = "x-version" }],
        });
        Assert.Equal(new Dictionary<RequestOutcome, long> { [expected] = 20 }, run.Outcomes());
    }

    [Fact]
    public async Task Two_machines_send_each_arrival_once_and_their_runs_join_exactly()
    {
        await using var server = ScriptedServer.Start(RawRuns.Ok);
        var parts = new List<LoadMeasurement>();
        foreach (var shard in (LoadShard[])[new(1, 2), new(2, 2)])
        {
            await using var session = new PerfGate.Load.Raw.RawSession(RawRuns.Scenario(server.Address), server.Address);
            var run = await session.RunAsync(RawRuns.Plan(windows: 2) with { Shard = shard }, null, TestContext.Current.CancellationToken);
            parts.Add(Histograms.HistogramSamples.Shard(shard.Index, 2, PerfGate.Load.Histograms.HistogramLayout.Create()) with
            {
                Windows = run.Windows,
                Total = run.Total,
                Histograms = run.Histograms,
            });
        }

        var merged = PerfGate.Load.Histograms.LoadMerge.Merge(parts);

        Assert.Equal(100, server.Requests);
        Assert.Equal([50L, 50L], parts.Select(part => part.Total.Due));
        Assert.Equal([50L, 50L], merged.Windows.Select(window => window.Due));
        Assert.All(merged.Windows, window => Assert.Equal(50, window.Series.Single().Response.Count));
        Assert.Equal(100, merged.Total.Lag.Count);
        Assert.Equal(parts.Max(part => part.Total.Series.Single().Response.Max), merged.Total.Series.Single().Response.Max);
    }
}
