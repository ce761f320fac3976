using System.Runtime.CompilerServices;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Http;

/// <summary>Sends one request after the other and takes the answers; one for each connection.</summary>
internal sealed class Exchange : IDisposable
{
    private const int BufferSize = 16 * 1024;

    private readonly LoadScenario scenario;
    private readonly HttpMessageInvoker client;
    private readonly EndpointRequests[] endpoints;
    private readonly VirtualUsers users;
    private readonly CancellationToken abandon;
    private readonly CancellationTokenRegistration abandoning;
    private readonly byte[] buffer = new byte[BufferSize];
    private readonly MemoryStream kept = new();
    private readonly VirtualUser own = new();
    private CancellationTokenSource timer = new();

    /// <param name="scenario">What is sent.</param>
    /// <param name="client">Shared by all.</param>
    /// <param name="endpoints">In the scenario's order.</param>
    /// <param name="users">Of all tenants.</param>
    /// <param name="abandon">Ends a request at once; it then has no end to be counted.</param>
    public Exchange(LoadScenario scenario, HttpMessageInvoker client, EndpointRequests[] endpoints, VirtualUsers users, CancellationToken abandon)
    {
        (this.scenario, this.client, this.endpoints, this.users, this.abandon) = (scenario, client, endpoints, users, abandon);

        // Once, not for each request: it is for the end of a run alone.
        abandoning = abandon.UnsafeRegister(static state => ((Exchange)state!).timer.Cancel(), this);
    }

    /// <summary>Sends the request and reads the answer to its last byte.</summary>
    /// <returns>Null when abandoned.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RequestEnd?> SendAsync(DueRequest due)
    {
        var endpoint = endpoints[due.Choice.Endpoint];
        var tenant = due.Choice.Tenant < 0 ? "" : scenario.Tenants[due.Choice.Tenant].Name;
        var values = new RequestValues(due.Choice, tenant, due.Choice.Tenant < 0 ? own : users.Of(due.Choice));
        var sent = PreciseWait.Now;
        long lengthSent = 0, received = 0;
        RequestOutcome outcome;
        try
        {
            timer.CancelAfter(scenario.Shape.Timeout);
            var (request, length) = endpoint.Create(values);
            lengthSent = length;
            using var response = await AnswerAsync(request, values.User).ConfigureAwait(false);
            received = await ReadAsync(response, endpoint.Answers.NeedsBody).ConfigureAwait(false);
            Remember(response, values.User);
            outcome = endpoint.Answers.IsPlain
                ? AnswerRules.OfPlain((int)response.StatusCode)
                : Judge(endpoint.Answers, response, values.User);
        }
        catch (Exception exception) when (FaultClass.Of(exception) is { } fault)
        {
            if (abandon.IsCancellationRequested)
            {
                return null;
            }

            outcome = fault;
        }

        var end = PreciseWait.Now;
        Rewind();
        return new RequestEnd(outcome, end - due.Due, end - sent, lengthSent, received);
    }

    public void Dispose()
    {
        abandoning.Dispose();
        timer.Dispose();
        kept.Dispose();
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>The answer at the end of as many redirects as the scenario follows.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, VirtualUser user)
    {
        var first = request.RequestUri!;
        for (var left = scenario.Shape.Redirects; ; left--)
        {
            var response = await client.SendAsync(request, timer.Token).ConfigureAwait(false);
            if (left == 0 || Redirection.Next(request, response, scenario.Target) is not { } next)
            {
                return response;
            }

            var carried = user.CookiesFor(request.RequestUri!);
            using (response)
            {
                await ReadAsync(response, keep: false).ConfigureAwait(false);
                Remember(response, user);
            }

            request = next;
            SetCookies(request, carried, Redirection.IsSameOrigin(first, request.RequestUri!) ? user.CookiesFor(request.RequestUri!) : null);
        }
    }

    /// <summary>Puts the user's cookies for the new address in place of those for the old one, beside a header of the scenario's.</summary>
    private static void SetCookies(HttpRequestMessage request, string? old, string? now)
    {
        const string Name = "Cookie";
        string[] scenarios = request.Headers.NonValidated.TryGetValues(Name, out var values) ? [.. values.Where(value => value != old)] : [];
        request.Headers.Remove(Name);
        foreach (var cookies in now is null ? scenarios : [.. scenarios, now])
        {
            request.Headers.TryAddWithoutValidation(Name, cookies);
        }
    }

    private static void Remember(HttpResponseMessage response, VirtualUser user)
    {
        if (response.Headers.NonValidated.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                user.Remember(response.RequestMessage!.RequestUri!, cookie);
            }
        }
    }

    private RequestOutcome Judge(AnswerRules answers, HttpResponseMessage response, VirtualUser user) => answers.Judge(
        (int)response.StatusCode,
        name => Header(response, name),
        answers.NeedsBody ? kept.GetBuffer().AsMemory(0, (int)kept.Length) : default,
        user);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<long> ReadAsync(HttpResponseMessage response, bool keep)
    {
        kept.SetLength(0);
        long total = 0;
        using var body = await response.Content.ReadAsStreamAsync(timer.Token).ConfigureAwait(false);
        while (true)
        {
            var read = await body.ReadAsync(buffer, timer.Token).ConfigureAwait(false);
            if (read == 0)
            {
                return total;
            }

            total += read;
            if (total > scenario.Shape.LargestBody)
            {
                throw new BodyTooLargeException();
            }

            if (keep)
            {
                kept.Write(buffer, 0, read);
            }
        }
    }

    private void Rewind()
    {
        if (!timer.TryReset())
        {
            timer.Dispose();
            timer = new CancellationTokenSource();
        }
    }
}
