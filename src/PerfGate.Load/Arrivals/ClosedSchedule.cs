namespace PerfGate.Load.Arrivals;

/// <summary>Users, each of whom asks again a while after the answer.</summary>
internal sealed class ClosedSchedule : IRequestSchedule
{
    private readonly RunTimes times;
    private readonly RequestMix mix;
    private readonly long thinkTime;
    private readonly PriorityQueue<int, long> ready = new();

    /// <param name="users">At least 1.</param>
    /// <param name="thinkTime">Between an answer and the same user's next request, ns.</param>
    public ClosedSchedule(RunTimes times, RequestMix mix, int users, long thinkTime)
    {
        (this.times, this.mix, this.thinkTime) = (times, mix, thinkTime);
        for (var user = 0; user < users; user++)
        {
            ready.Enqueue(user, times.Start);
        }
    }

    public long Next => ready.TryPeek(out _, out var time) && time < times.End ? time : long.MaxValue;

    // A user who is not ready now waits for an answer; after it the next request is due, unless the run is over by then.
    public bool IsOver => Pacing.PreciseWait.Now >= times.End || (ready.Count > 0 && Next == long.MaxValue);

    public DueRequest Take()
    {
        _ = ready.TryDequeue(out _, out var time);
        return new DueRequest(mix.Next(), time, times.WindowOf(time));
    }

    public void Ended(in DueRequest request, long now) => ready.Enqueue(0, now + thinkTime);
}
