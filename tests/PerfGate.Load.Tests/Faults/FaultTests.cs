using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;

namespace PerfGate.Load.Tests.Faults;

/// <summary>What services do to a client, and the class that each is counted in.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, RequestOutcome> Answers => new()
    {
        { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", RequestOutcome.ClientError },
        { "HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n", RequestOutcome.Shed },
        { "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", RequestOutcome.Shed },
        { "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n", RequestOutcome.ServerError },
        { "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", RequestOutcome.Redirect },
        { "\u0001\u0002 this is no HTTP\r\n\r\n", RequestOutcome.Invalid },
        { "HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000) + "\r\nContent-Length: 0\r\n\r\n", RequestOutcome.HeadTooLarge },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_counted_in_its_class(string answer, RequestOutcome expected)
    {
        await using var server = PlantedServer.Answering((_, _) => Task.FromResult(answer));

        await AssertAllAsync(Plans.Scenario(), server.Address, expected);
    }

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task An_absent_service_refuses(LoadEngine engine)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();

        await AssertAllAsync(On(engine), address, RequestOutcome.Refused);
    }

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task A_service_that_dies_in_mid_run_is_seen_in_both_parts(LoadEngine engine)
    {
        var server = PlantedServer.Answering((_, _) => Task.FromResult(PlantedServer.Ok()));
        await using var session = LoadSession.Open(On(engine), server.Address);
        var running = session.RunAsync(Plans.Of(100, 1), null, Cancellation);
        await Task.Delay(400, Cancellation);
        await server.DisposeAsync();

        var run = await running;

        var outcomes = Assert.Single(run.Total.Series).Outcomes;
        Assert.InRange(outcomes.GetValueOrDefault(RequestOutcome.Ok), 5, 95);
        Assert.InRange(outcomes.GetValueOrDefault(RequestOutcome.Refused), 5, 95);
        Assert.Equal(100, outcomes.Values.Sum());
    }

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task A_service_that_hangs_times_out(LoadEngine engine)
    {
        await using var server = PlantedServer.Answering(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        });

        await AssertAllAsync(Quick(engine), server.Address, RequestOutcome.Timeout);
    }

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task Slow_headers_time_out(LoadEngine engine)
    {
        await using var server = PlantedServer.Each(async (connection, cancellation) =>
        {
            await connection.ReadHeadAsync(cancellation);
            foreach (var letter in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            {
                await connection.WriteAsync(letter.ToString(), cancellation);
                await Task.Delay(50, cancellation);
            }
        });

        await AssertAllAsync(Quick(engine), server.Address, RequestOutcome.Timeout);
    }

    [Theory]
    [InlineData(LoadEngine.Http, "")]
    [InlineData(LoadEngine.Http, "HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData(LoadEngine.Http, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")]
    [InlineData(LoadEngine.Raw, "")]
    [InlineData(LoadEngine.Raw, "HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData(LoadEngine.Raw, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")]
    public async Task A_connection_that_closes_early_is_a_reset(LoadEngine engine, string sent)
    {
        await using var server = PlantedServer.Each(async (connection, cancellation) =>
        {
            await connection.ReadHeadAsync(cancellation);
            await connection.WriteAsync(sent, cancellation);
            connection.Reset();
        });

        await AssertAllAsync(On(engine), server.Address, RequestOutcome.Reset);
    }

    [Fact]
    public async Task Redirects_for_ever_end()
    {
        await using var server = PlantedServer.Answering(
            (_, _) => Task.FromResult("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"));
        var scenario = Plans.Scenario();

        await AssertAllAsync(scenario with { Shape = scenario.Shape with { Redirects = 5 } }, server.Address, RequestOutcome.Redirect);
    }

    [Theory]
    [InlineData(LoadEngine.Http, "Content-Length: 1073741824\r\n\r\n")]
    [InlineData(LoadEngine.Http, "Transfer-Encoding: chunked\r\n\r\n40000000\r\n")]
    [InlineData(LoadEngine.Raw, "Content-Length: 1073741824\r\n\r\n")]
    [InlineData(LoadEngine.Raw, "Transfer-Encoding: chunked\r\n\r\n40000000\r\n")]
    public async Task A_body_of_a_gigabyte_is_cut(LoadEngine engine, string head)
    {
        await using var server = PlantedServer.Each(async (connection, cancellation) =>
        {
            await connection.ReadHeadAsync(cancellation);
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n" + head, cancellation);
            var part = new string('x', 64 * 1024);
            while (true)
            {
                await connection.WriteAsync(part, cancellation);
            }
        });
        var scenario = On(engine);

        await AssertAllAsync(scenario with { Shape = scenario.Shape with { LargestBody = 1 << 20 } }, server.Address, RequestOutcome.BodyTooLarge);
    }

    [Theory]
    [InlineData(true, RequestOutcome.Certificate)]
    [InlineData(false, RequestOutcome.Ok)]
    public async Task A_certificate_of_nobody_is_refused_unless_the_scenario_takes_it(bool verify, RequestOutcome expected)
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeTlsAsync(listener, certificate);
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var scenario = Plans.Scenario();

        await AssertAllAsync(scenario with { Target = scenario.Target with { VerifyCertificate = verify } }, address, expected);

        listener.Stop();
        await serving;
    }

    [Theory]
    [InlineData("wanted", null, RequestOutcome.Ok)]
    [InlineData("absent", null, RequestOutcome.CheckFailed)]
    [InlineData(null, "items[1].id", RequestOutcome.Ok)]
    [InlineData(null, "items[2].id", RequestOutcome.CheckFailed)]
    public async Task Checks_decide_over_a_good_status(string? contains, string? path, RequestOutcome expected)
    {
        await using var server = PlantedServer.Answering(
            (_, _) => Task.FromResult(PlantedServer.Ok("{\"items\": [{\"id\": 1}, {\"id\": \"wanted\"}]}")));
        var endpoint = Plans.Get("/") with { Checks = [new ResponseCheck { Contains = contains, JsonPath = path }] };

        await AssertAllAsync(Plans.Scenario(endpoint), server.Address, expected);
    }

    private static LoadScenario On(LoadEngine engine)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "the raw engine is for Linux");
        var scenario = Plans.Scenario();
        return scenario with { Shape = scenario.Shape with { Engine = engine } };
    }

    private static LoadScenario Quick(LoadEngine engine)
    {
        var scenario = On(engine);
        return scenario with { Shape = scenario.Shape with { Timeout = TimeSpan.FromSeconds(0.3) } };
    }

    private static async Task AssertAllAsync(LoadScenario scenario, Uri address, RequestOutcome expected)
    {
        var run = await Plans.RunAsync(scenario, address, Plans.Of(100, 0.1), Cancellation);

        Assert.Equal(10, run.Total.Due);
        Assert.Equal(new Dictionary<RequestOutcome, long> { [expected] = 10 }, Assert.Single(run.Total.Series).Outcomes);
    }

    private static async Task ServeTlsAsync(TcpListener listener, X509Certificate2 certificate)
    {
        // The platform's TLS wants a key that came from a file.
        using var usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
        }

        async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    await using var tls = new SslStream(client.GetStream());
                    await tls.AuthenticateAsServerAsync(usable);
                    var buffer = new byte[4096];
                    while (await tls.ReadAsync(buffer) > 0)
                    {
                        await tls.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                    }
                }
                catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
                {
                }
            }
        }
    }
}
