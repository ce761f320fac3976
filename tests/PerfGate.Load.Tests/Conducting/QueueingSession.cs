using PerfGate.Load.Measured;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Tests.Conducting;

/// <summary>A service in a formula: response times grow as 1 / (1 − rate / capacity), as in a queue before one server.</summary>
internal sealed class QueueingSession(double capacity, List<string> order, string name) : ILoadSession
{
    private const double Unloaded = 5e6;

    public Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        order.Add(name);
        var rate = plan.Stages[0].From;
        var busy = Math.Min(0.9999, rate / capacity);
        var due = (long)(rate * plan.Duration.TotalSeconds);
        var window = new LoadWindow
        {
            Seconds = plan.Duration.TotalSeconds,
            Due = due,
            Series =
            [
                new LoadSeries
                {
                    Endpoint = "/",
                    Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = due },
                    Response = new LatencySummary { Count = due, P50 = Unloaded, P95 = Unloaded / (1 - busy), P99 = Unloaded / (1 - busy) },
                },
            ],
        };
        return Task.FromResult(new LoadRun([window], window, [], cancellation.IsCancellationRequested));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
