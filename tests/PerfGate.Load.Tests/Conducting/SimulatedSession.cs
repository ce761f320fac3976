using PerfGate.Load.Measured;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Tests.Conducting;

/// <summary>A service that is a formula: the log of its order, and percentiles with a spread that seeds decide.</summary>
/// <param name="name">Written into <paramref name="order"/> at each run.</param>
/// <param name="order">Shared by the sessions of a test.</param>
/// <param name="median">ns, at a plan's rate.</param>
/// <param name="seed">Of the spread.</param>
internal sealed class SimulatedSession(string name, List<string> order, Func<LoadPlan, double> median, int seed) : ILoadSession
{
    private const double Spread = 0.01;

    private readonly Random random = new(seed);

    public List<LoadPlan> Plans { get; } = [];

    /// <summary>p99 of the generator's own lateness at a plan's rate, ns.</summary>
    public Func<LoadPlan, double> Lag { get; init; } = _ => 1e5;

    public Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        order.Add(name);
        Plans.Add(plan);
        IReadOnlyList<LoadWindow> windows = [.. Enumerable.Range(0, plan.Windows).Select(_ => Window(plan))];
        return Task.FromResult(new LoadRun(windows, windows[0], [], cancellation.IsCancellationRequested) { NextNumber = (plan.FirstNumber ?? 0) + windows[0].Due });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private LoadWindow Window(LoadPlan plan)
    {
        var seconds = plan.Duration.TotalSeconds / plan.Windows;
        var count = (long)(plan.Stages[0].From * seconds);
        var p50 = median(plan) * Math.Exp(Spread * ((2 * random.NextDouble()) - 1));
        return new LoadWindow
        {
            Seconds = seconds,
            Due = count,
            Lag = new LatencySummary { Count = count, P99 = Lag(plan) },
            Series =
            [
                new LoadSeries
                {
                    Endpoint = "read",
                    Tenant = plan.Tenant,
                    Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = count },
                    Response = new LatencySummary { Count = count, Mean = p50, P50 = p50, P95 = p50 * 1.5, P99 = p50 * 2 },
                },
            ],
        };
    }
}
