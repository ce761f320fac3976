using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Requests;

namespace PerfGate.Load.Http;

/// <summary>Sends one request after the other and takes the answers; one for each connection.</summary>
internal sealed class Exchange(LoadScenario scenario, HttpMessageInvoker client, EndpointRequests[] endpoints, VirtualUsers users) : IDisposable
{
    private const int BufferSize = 16 * 1024;

    private readonly byte[] buffer = new byte[BufferSize];
    private readonly MemoryStream kept = new();
    private readonly VirtualUser own = new();
    private CancellationTokenSource timer = new();

    /// <summary>Sends the request and reads the answer to its last byte.</summary>
    /// <param name="due">The request.</param>
    /// <param name="abandon">Ends it at once; such a request has no end to be counted.</param>
    /// <returns>Null when abandoned.</returns>
    public async Task<RequestEnd?> SendAsync(DueRequest due, CancellationToken abandon)
    {
        var endpoint = endpoints[due.Choice.Endpoint];
        var tenant = due.Choice.Tenant < 0 ? "" : scenario.Tenants[due.Choice.Tenant].Name;
        var values = new RequestValues(due.Choice, tenant, due.Choice.Tenant < 0 ? own : users.Of(due.Choice));
        using var registration = abandon.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), timer);
        var sent = PreciseWait.Now;
        long lengthSent = 0, received = 0;
        RequestOutcome outcome;
        try
        {
            timer.CancelAfter(scenario.Shape.Timeout);
            var (request, length) = endpoint.Create(values);
            lengthSent = length;
            using var response = await client.SendAsync(request, timer.Token).ConfigureAwait(false);
            received = await ReadAsync(response, endpoint.Answers.NeedsBody).ConfigureAwait(false);
            Remember(response, values.User);
            outcome = endpoint.Answers.Judge(
                (int)response.StatusCode,
                name => Header(response, name),
                endpoint.Answers.NeedsBody ? kept.GetBuffer().AsMemory(0, (int)kept.Length) : default,
                values.User);
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
        timer.Dispose();
        kept.Dispose();
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

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

    private async Task<long> ReadAsync(HttpResponseMessage response, bool keep)
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
