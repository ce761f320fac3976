using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.TestKit;

/// <summary>Observations to be judged, from a service that takes a limit well.</summary>
public static class Seen
{
    public const string Endpoint = "orders";
    public const double Millisecond = 1e6;

    public static IReadOnlyDictionary<string, LatencyBudget> Budgets { get; } =
        new Dictionary<string, LatencyBudget> { [Endpoint] = new() { P99 = TimeSpan.FromMilliseconds(100) } };

    public static LimitObservation Graceful { get; } = new()
    {
        Kind = LimitKind.Cpu,
        How = "a quota",
        Before = Phase(Requests(100, 10)),
        During = Phase(Requests(60, 40, shed: 40)),
        Recovery = Recovering(Requests(90, 20, shed: 10), Requests(100, 10), Requests(100, 10), Requests(100, 10)),
        Fate = new ServiceExit(true),
        ResourcesBefore = new LimitResources(400L << 20, 40),
        ResourcesAfter = new LimitResources(430L << 20, 44),
    };

    public static LimitEvidence Judged(LimitObservation seen) => LimitsJudge.Decide(seen, Budgets, LimitTolerances.Default);

    /// <summary>Ten windows alike.</summary>
    public static LimitPhase Phase(LoadWindow window) => new([.. Enumerable.Repeat(window, 10)], window);

    /// <summary>Windows of one second, the first from the moment of lifting.</summary>
    public static IReadOnlyList<LoadWindow> Recovering(params LoadWindow[] windows) =>
        [.. windows.Select((window, second) => window with { Start = second })];

    /// <param name="succeeded">Answered with success.</param>
    /// <param name="milliseconds">Their p99.</param>
    public static LoadWindow Requests(
        long succeeded, double milliseconds, long shed = 0, long errors = 0, long unsent = 0, double lagMilliseconds = 0) => new()
        {
            Seconds = 1,
            Due = succeeded + shed + errors + unsent,
            Unsent = unsent,
            Lag = new LatencySummary { Count = 1, P99 = lagMilliseconds * Millisecond },
            Series =
            [
                new LoadSeries
                {
                    Endpoint = Endpoint,
                    Outcomes = new Dictionary<RequestOutcome, long>
                    {
                        [RequestOutcome.Ok] = succeeded,
                        [RequestOutcome.Shed] = shed,
                        [RequestOutcome.ServerError] = errors,
                    },
                    Response = new LatencySummary { Count = succeeded, P99 = milliseconds * Millisecond },
                },
            ],
        };
}
