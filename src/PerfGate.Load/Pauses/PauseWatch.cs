using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Pauses;

/// <summary>Looks for stretches of a run in which requests were due and none was answered.</summary>
/// <remarks>
/// Every end of a request but a timeout counts as an answer: a service that refuses is alive. The warm-up is not looked at. Without a
/// warm-up, gaps are counted from the first answer on, because before it connections are opened. Requests that end after the last window
/// still end a gap.
/// <para>
/// For the open model only. In the closed model each user waits for its answer, so that nothing is due during a pause; the pause shows in
/// the response times of as many requests as there are users.
/// </para>
/// </remarks>
internal sealed class PauseWatch : IRequestWatch, IDisposable
{
    private readonly LoadScenario scenario;
    private readonly LoadPlan plan;
    private readonly LoadShard shard;
    private readonly RunTimes times;
    private readonly SeriesKeys keys;
    private readonly double[] shares;
    private readonly AnswerGaps gaps = new();
    private readonly AnswerTrack all;
    private readonly AnswerTrack[] endpoints = [];
    private readonly AnswerTrack[] series = [];
    private readonly List<Silence> late = [];
    private readonly Func<long> now;

    /// <param name="scenario">Endpoints and tenants, and their shares.</param>
    /// <param name="plan">What is due.</param>
    /// <param name="times">Of the run.</param>
    /// <param name="now">ns on the clock of those times.</param>
    /// <param name="collecting">See <see cref="Heartbeat"/>.</param>
    public PauseWatch(LoadScenario scenario, LoadPlan plan, RunTimes times, Func<long> now, Func<TimeSpan> collecting)
    {
        (this.scenario, this.plan, this.times, this.now) = (scenario, plan, times, now);
        Heartbeat = new Heartbeat(now, collecting);
        (shard, keys) = (plan.Shard ?? LoadShard.Whole, new SeriesKeys(scenario));
        shares = [.. Enumerable.Range(0, keys.Count).Select(one => ShareOf(one))];
        all = Track(-1, -1, 1);
        if (scenario.Endpoints.Count > 1)
        {
            endpoints = [.. Enumerable.Range(0, scenario.Endpoints.Count).Select(one => Track(one, -1, shares.Where((_, i) => keys.EndpointOf(i) == one).Sum()))];
        }

        if (scenario.Tenants.Count > 1)
        {
            series = [.. shares.Select((share, i) => Track(keys.EndpointOf(i), i, share))];
        }
    }

    public Heartbeat Heartbeat { get; }

    /// <summary>Null: the model is closed.</summary>
    public static PauseWatch? Start(LoadScenario scenario, LoadPlan plan, RunTimes times)
    {
        if (scenario.Shape.Model == LoadModel.Closed)
        {
            return null;
        }

        var watch = new PauseWatch(scenario, plan, times, () => PreciseWait.Now, GC.GetTotalPauseDuration);
        watch.Heartbeat.Start();
        return watch;
    }

    /// <inheritdoc/>
    public void Ended(in DueRequest request, in RequestEnd end)
    {
        var time = request.Due + end.Response;
        var sent = time - end.Service;
        var answered = end.Outcome != RequestOutcome.Timeout;
        var one = keys.IndexOf(request.Choice);
        Tell(all, answered, sent, time, endpoints.Length > 0 ? request.Choice.Endpoint : one);
        if (endpoints.Length > 0)
        {
            Tell(endpoints[request.Choice.Endpoint], answered, sent, time, one);
        }

        if (series.Length > 0)
        {
            Tell(series[one], answered, sent, time, one);
        }
    }

    /// <summary>A request was handed on so many nanoseconds after it was due: the generator was busy or stood still. One thread tells.</summary>
    public void HandedOn(long lateness)
    {
        if (lateness < Heartbeat.ShortestSilence)
        {
            return;
        }

        var time = now();
        if (late.Count > 0 && late[^1].To >= time - lateness)
        {
            late[^1] = late[^1] with { To = time };
        }
        else
        {
            late.Add(new Silence(time - lateness, time, IsOwn: true));
        }
    }

    /// <summary>What was found, once nothing is under way; to be called once.</summary>
    /// <param name="total">Of the run: its median response times are what is usual.</param>
    /// <param name="stopped">When the last request was handed on, or the run was cancelled; ns on the monotonic clock.</param>
    public LoadPauses Find(LoadWindow total, long stopped)
    {
        var end = now();
        Heartbeat.Stop();
        foreach (var track in (AnswerTrack[])[all, .. endpoints, .. series])
        {
            track.Close(end);
        }

        double[] usual = [.. Enumerable.Range(0, keys.Count).Select(one =>
            total.Series.FirstOrDefault(other => other.Endpoint == keys.Endpoint(one) && other.Tenant == keys.Tenant(one))?.Response.P50 ?? 0)];
        return PauseFinder.Find(keys, gaps.All, PlannedRequests.Of(scenario, plan, shard, times), shares, usual, [.. Heartbeat.Silences, .. late], times.Counted, stopped);
    }

    public void Dispose() => Heartbeat.Dispose();

    private static void Tell(AnswerTrack track, bool answered, long sent, long time, int member)
    {
        if (answered)
        {
            track.Answered(sent, time, member);
        }
        else
        {
            track.GaveUp(sent, time, member);
        }
    }

    private AnswerTrack Track(int endpoint, int ofSeries, double share)
    {
        var rate = plan.Stages.Max(stage => Math.Max(stage.From, stage.To)) * share / shard.Count;
        var shortest = Math.Clamp(PauseFinder.FewestDue / rate * 1e9, LoadPause.Shortest.TotalNanoseconds, 1e18);
        return new AnswerTrack(gaps, endpoint, ofSeries, (long)shortest, times.Counted > times.Start ? times.Counted : 0);
    }

    /// <summary>The part of the plan's requests that a series has, 0 to 1.</summary>
    private double ShareOf(int one)
    {
        var weight = scenario.Endpoints[keys.EndpointOf(one)].Weight / scenario.Endpoints.Sum(endpoint => endpoint.Weight);
        return keys.Tenant(one) is not { } name ? weight
            : plan.Tenant is { } only ? (name == only ? weight : 0)
            : weight * scenario.Tenants.First(tenant => tenant.Name == name).Share / scenario.Tenants.Sum(tenant => tenant.Share);
    }
}
