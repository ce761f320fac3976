using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Pauses;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Pauses;

/// <summary>A run that never was: requests of a plan, answered as a test says, told to the watch in the order of their ends.</summary>
internal sealed class SimulatedRun
{
    public const long Start = 1_000_000_000;

    public double Rate { get; init; } = 1000;

    public double Seconds { get; init; } = 20;

    public double WarmUp { get; init; } = 1;

    public ulong Seed { get; init; } = 1;

    public ArrivalPattern Arrivals { get; init; } = ArrivalPattern.Poisson;

    /// <summary>Each with its share of the requests.</summary>
    public IReadOnlyList<(string Name, double Weight)> Endpoints { get; init; } = [("read", 1)];

    public IReadOnlyList<LoadTenant> Tenants { get; init; } = [];

    /// <summary>Of a request that is due at a time, s from the first window: when it is sent and ends, s, and how.</summary>
    public required Func<(double Due, int Endpoint, int Tenant), (double Sent, double End, RequestOutcome Outcome)> Answer { get; init; }

    /// <summary>How late requests are handed on, s from the first window: from and to.</summary>
    public (double From, double To)? Late { get; init; }

    /// <summary>When the heart did not beat, s from the first window, and how much of it was a collection of garbage, s.</summary>
    public (double From, double To, double Collecting)? Silent { get; init; }

    /// <summary>When all has ended, s; null: a second after the last window.</summary>
    public double? Over { get; init; }

    /// <summary>A service that stands still for a while, and takes the time given for each request else.</summary>
    public static (double Sent, double End, RequestOutcome Outcome) Stalling(double due, double latency, double at, double length) =>
        due >= at + length || due + latency < at ? (due, due + latency, RequestOutcome.Ok)
        : (due, Math.Min(due, at) == due ? due + latency + length : at + length + latency, RequestOutcome.Ok);

    public IReadOnlyList<LoadPause> Pauses()
    {
        var scenario = Engine.Plans.Scenario([.. Endpoints.Select(one => Engine.Plans.Get("/", one.Name) with { Weight = one.Weight })]);
        scenario = scenario with { Tenants = Tenants, Shape = scenario.Shape with { Arrivals = Arrivals } };
        var plan = Engine.Plans.Of(Rate, Seconds) with { WarmUp = TimeSpan.FromSeconds(WarmUp), Seed = Seed };
        var times = RunTimes.From(Start, plan);
        var clock = Start;
        var collected = TimeSpan.Zero;
        using var watch = new PauseWatch(scenario, plan, times, () => clock, () => collected);
        if (Silent is var (from, to, collecting))
        {
            for (; clock < At(from); clock += 5_000_000)
            {
                watch.Heartbeat.Beat();
            }

            clock = At(from);
            watch.Heartbeat.Beat();
            (clock, collected) = (At(to), TimeSpan.FromSeconds(collecting));
            watch.Heartbeat.Beat();
        }

        var keys = new SeriesKeys(scenario);
        (DueRequest Due, double Sent, double End, RequestOutcome Outcome)[] requests = [.. PlannedRequests.Of(scenario, plan, LoadShard.Whole, times)
            .Where(due => due.Window >= 0)
            .Select(due => (Due: due, Answer: Answer(((due.Due - times.Counted) / 1e9, due.Choice.Endpoint, due.Choice.Tenant))))
            .Select(one => (one.Due, one.Answer.Sent, one.Answer.End, one.Answer.Outcome))
            .OrderBy(one => one.End)];
        foreach (var one in requests)
        {
            if (Late is var (late, until) && one.Due.Due >= At(late) && one.Due.Due < At(until))
            {
                clock = At(until);
                watch.HandedOn(clock - one.Due.Due);
            }

            watch.Ended(one.Due, new RequestEnd(one.Outcome, At(one.End) - one.Due.Due, At(one.End) - At(one.Sent), 0, 0));
        }

        var total = new LoadWindow
        {
            Seconds = Seconds,
            Due = requests.Length,
            Series = [.. requests.GroupBy(one => keys.IndexOf(one.Due.Choice)).Select(group => new LoadSeries
            {
                Endpoint = keys.Endpoint(group.Key),
                Tenant = keys.Tenant(group.Key),
                Response = new LatencySummary
                {
                    Count = group.Count(),
                    P50 = group.Select(one => At(one.End) - (double)one.Due.Due).Order().ElementAt(group.Count() / 2),
                },
            })],
        };
        clock = At(Over ?? Seconds + 1);
        return watch.Find(total, times.End).Longest;

        long At(double seconds) => times.Counted + (long)(seconds * 1e9);
    }
}
