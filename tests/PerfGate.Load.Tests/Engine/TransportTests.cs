using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Engine;

/// <summary>The ways to a service that a planted socket cannot play: a real server plays them.</summary>
public sealed class TransportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Http_2_is_spoken_when_the_scenario_says_so()
    {
        await using var server = await StartAsync(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var scenario = Asking("HTTP/2") with { Target = new LoadTarget { Address = "http://localhost:1", Http = HttpGeneration.Http2 } };

        var run = await Plans.RunAsync(scenario, AddressOf(server), Plans.Of(100, 0.4), Cancellation);

        Assert.Equal(40, run.Total.Series.Sum(series => series.Succeeded));
    }

    [Fact]
    public async Task A_unix_socket_is_connected_to()
    {
        var path = Path.Combine(Path.GetTempPath(), $"perfgate-{Guid.NewGuid():n}.sock");
        await using var server = await StartAsync(kestrel => kestrel.ListenUnixSocket(path));
        var scenario = Asking("HTTP/1.1") with { Target = new LoadTarget { Address = "http://service", UnixSocket = path } };

        var run = await Plans.RunAsync(scenario, new Uri("http://service"), Plans.Of(100, 0.4), Cancellation);

        Assert.Equal(40, run.Total.Series.Sum(series => series.Succeeded));
    }

    private static LoadScenario Asking(string protocol) =>
        Plans.Scenario(Plans.Get("/protocol") with { Checks = [new ResponseCheck { Contains = protocol }] });

    private static Uri AddressOf(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal));

    private static async Task<WebApplication> StartAsync(Action<KestrelServerOptions> listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(listen);
        var server = builder.Build();
        server.MapGet("/protocol", (HttpContext context) => context.Request.Protocol);
        await server.StartAsync(Cancellation);
        return server;
    }
}
