using PerfGate.Load.Measured;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Tests.Limits;

/// <summary>A generator that answers from a script, at once.</summary>
/// <param name="answer">Given the number of the run from 0, what each window holds.</param>
internal sealed class FakeSession(Func<int, LoadWindow> answer) : ILoadSession
{
    private int runs;

    public List<LoadPlan> Plans { get; } = [];

    public bool IsDisposed { get; private set; }

    public static LoadWindow Requests(long succeeded, long shed = 0, long errors = 0) => new()
    {
        Seconds = 1,
        Due = succeeded + shed + errors,
        Series =
        [
            new LoadSeries
            {
                Endpoint = "work",
                Outcomes = new Dictionary<RequestOutcome, long>
                {
                    [RequestOutcome.Ok] = succeeded,
                    [RequestOutcome.Shed] = shed,
                    [RequestOutcome.ServerError] = errors,
                },
                Response = new LatencySummary { Count = succeeded, P99 = 1e6 },
            },
        ],
    };

    public Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        Plans.Add(plan);
        var window = answer(runs++);
        progress?.Report(new LoadProgress(TimeSpan.Zero, plan.Duration, false, 0, 0, 0, 0, 0, 0));
        return Task.FromResult(new LoadRun(
            [.. Enumerable.Range(0, plan.Windows).Select(i => window with { Start = i })], window, [], cancellation.IsCancellationRequested));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
