using System.Collections.Concurrent;
using PerfGate.Load.Http;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: a redirect to another host took the scenario's headers and cookies along.</summary>
public sealed class RedirectTests
{
    private static readonly LoadEndpoint Endpoint = Plans.Get("/start") with
    {
        Headers = [new("X-Api-Key", SecretText.Plain("s3cret")), new("Cookie", SecretText.Plain("own=2"))],
    };

    [Fact]
    public async Task Headers_and_cookies_stay_within_the_origin()
    {
        var (here, there) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        await using var other = PlantedServer.Answering((head, _) =>
        {
            there.Enqueue(head);
            return Task.FromResult(PlantedServer.Ok());
        });
        await using var server = PlantedServer.Answering((head, _) =>
        {
            here.Enqueue(head);
            return Task.FromResult(head.StartsWith("GET /start", StringComparison.Ordinal)
                ? Redirect("/next", "Set-Cookie: session=7; Path=/\r\n")
                : Redirect($"{other.Address}end"));
        });

        Assert.All(await OutcomesAsync(server, Endpoint), outcome => Assert.Equal(RequestOutcome.Ok, outcome));

        Assert.All(here.Where(head => head.StartsWith("GET /next", StringComparison.Ordinal)), head =>
        {
            Assert.Contains("X-Api-Key: s3cret", head, StringComparison.Ordinal);
            Assert.Contains("Cookie: own=2; session=7", head, StringComparison.Ordinal);
        });
        Assert.NotEmpty(there);
        Assert.All(there, head =>
        {
            Assert.StartsWith("GET /end", head, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", head, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", head, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_redirect_to_another_machine_is_not_followed()
    {
        await using var server = PlantedServer.Answering((_, _) => Task.FromResult(Redirect("http://192.0.2.1/")));

        Assert.All(await OutcomesAsync(server, Endpoint), outcome => Assert.Equal(RequestOutcome.Redirect, outcome));
    }

    [Theory]
    [InlineData(302, "POST", "/b", "GET")]
    [InlineData(303, "PUT", "/b", "GET")]
    [InlineData(307, "POST", "/b", "POST")]
    [InlineData(308, "POST", "b?c=d", "POST")]
    [InlineData(301, "PUT", "/b", "PUT")]
    [InlineData(307, "POST", "http://127.0.0.1:2/b", null)]
    [InlineData(302, "POST", "http://127.0.0.1:2/b", "GET")]
    [InlineData(302, "GET", "ftp://127.0.0.1/b", null)]
    [InlineData(302, "GET", "http://shop.example/b", null)]
    [InlineData(304, "GET", "/b", null)]
    [InlineData(302, "GET", null, null)]
    public void The_method_and_the_body_go_on_as_the_status_says(int status, string method, string? location, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "http://127.0.0.1:1/a/a") { Content = method == "GET" ? null : new StringContent("body") };
        using var response = new HttpResponseMessage((System.Net.HttpStatusCode)status);
        response.Headers.Location = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);

        using var next = Redirection.Next(request, response, new LoadTarget { Address = "http://127.0.0.1:1" });

        Assert.Equal(expected, next?.Method.Method);
        Assert.Equal(expected == method && method != "GET", next?.Content is not null);
    }

    [Fact]
    public void Nothing_goes_from_tls_to_plain_text()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://127.0.0.1/");
        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.Found);
        response.Headers.Location = new Uri("http://127.0.0.1/");

        Assert.Null(Redirection.Next(request, response, new LoadTarget { Address = "https://127.0.0.1", AllowRemote = true }));
    }

    private static string Redirect(string to, string headers = "") => $"HTTP/1.1 302 Found\r\n{headers}Location: {to}\r\nContent-Length: 0\r\n\r\n";

    private static async Task<IEnumerable<RequestOutcome>> OutcomesAsync(PlantedServer server, LoadEndpoint endpoint)
    {
        var scenario = Plans.Scenario(endpoint);
        scenario = scenario with { Shape = scenario.Shape with { Redirects = 3, Connections = 1, Timeout = TimeSpan.FromSeconds(10) } };
        var run = await Plans.RunAsync(scenario, server.Address, Plans.Of(50, 0.2), TestContext.Current.CancellationToken);
        var outcomes = run.Total.Series.SelectMany(series => series.Outcomes.Keys).ToList();
        Assert.NotEmpty(outcomes);
        return outcomes;
    }
}
