using System.Diagnostics;
using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Load;

namespace PerfGate.LimitTrials;

/// <summary>A plain generator: every request at its due time, latency from then on. Enough for one endpoint at a low rate.</summary>
internal sealed class SimpleSession(LoadScenario scenario, Uri address) : ILoadSession
{
    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = scenario.Shape.Connections })
    {
        BaseAddress = address,
        Timeout = scenario.Shape.Timeout,
    };

    public async Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var rate = plan.Stages[0].From;
        var total = (int)((plan.Duration + plan.WarmUp).TotalSeconds * rate);
        var warm = (int)(plan.WarmUp.TotalSeconds * rate);
        var began = Stopwatch.GetTimestamp();
        var requests = new List<Task<(RequestOutcome, double)>>();
        for (var i = 0; i < total && !cancellation.IsCancellationRequested; i++)
        {
            var due = TimeSpan.FromSeconds(i / rate);
            var wait = due - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, CancellationToken.None);
            }

            requests.Add(Task.Run(() => SendAsync(began, due), CancellationToken.None));
        }

        var results = await Task.WhenAll(requests);
        var counted = results.Skip(warm).ToArray();
        var windows = Enumerable.Range(0, plan.Windows).Select(w => Window(
            [.. counted.Where((_, i) => (int)(i / rate / plan.Duration.TotalSeconds * plan.Windows) == w)],
            w * plan.Duration.TotalSeconds / plan.Windows,
            plan.Duration.TotalSeconds / plan.Windows)).ToArray();
        return new LoadRun(windows, Window(counted, 0, plan.Duration.TotalSeconds), [], cancellation.IsCancellationRequested);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private LoadWindow Window((RequestOutcome Outcome, double Nanoseconds)[] results, double start, double seconds)
    {
        var accepted = results.Where(r => r.Outcome == RequestOutcome.Ok).Select(r => r.Nanoseconds).Order().ToArray();
        return new LoadWindow
        {
            Start = start,
            Seconds = seconds,
            Due = results.Length,
            Series =
            [
                new LoadSeries
                {
                    Endpoint = scenario.Endpoints[0].Name,
                    Outcomes = results.CountBy(r => r.Outcome).ToDictionary(pair => pair.Key, pair => (long)pair.Value),
                    Response = accepted.Length == 0
                        ? LatencySummary.None
                        : new LatencySummary { Count = accepted.Length, P50 = accepted[accepted.Length / 2], P99 = accepted[(int)(accepted.Length * 0.99)] },
                },
            ],
        };
    }

    private async Task<(RequestOutcome, double)> SendAsync(long began, TimeSpan due)
    {
        RequestOutcome outcome;
        try
        {
            using var response = await client.GetAsync(new Uri(scenario.Endpoints[0].Path, UriKind.Relative));
            outcome = (int)response.StatusCode switch
            {
                < 300 => RequestOutcome.Ok,
                429 or 503 => RequestOutcome.Shed,
                >= 500 => RequestOutcome.ServerError,
                _ => RequestOutcome.ClientError,
            };
        }
        catch (TaskCanceledException)
        {
            outcome = RequestOutcome.Timeout;
        }
        catch (HttpRequestException exception)
        {
            outcome = exception.HttpRequestError == HttpRequestError.ConnectionError ? RequestOutcome.Refused : RequestOutcome.Reset;
        }

        return (outcome, (Stopwatch.GetElapsedTime(began) - due).TotalNanoseconds);
    }
}
