using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Arrivals;

/// <summary>Requests that are due when the plan says so, whatever became of those before.</summary>
internal sealed class OpenSchedule : IRequestSchedule
{
    private readonly RunTimes times;
    private readonly ArrivalSequence arrivals;
    private readonly RequestMix mix;

    public OpenSchedule(RunTimes times, ArrivalSequence arrivals, RequestMix mix)
    {
        (this.times, this.arrivals, this.mix) = (times, arrivals, mix);
        Advance();
    }

    public static OpenSchedule Of(LoadScenario scenario, LoadPlan plan, LoadShard shard, RunTimes times, RequestMix mix)
    {
        IReadOnlyList<LoadStage> stages = plan.WarmUp > TimeSpan.Zero
            ? [LoadStage.Constant(plan.Stages[0].From, plan.WarmUp), .. plan.Stages]
            : plan.Stages;
        return new OpenSchedule(times, new ArrivalSequence(stages, scenario.Shape.Arrivals, plan.Seed, shard.Offset, shard.Count), mix);
    }

    public long Next { get; private set; }

    public bool IsOver => Next == long.MaxValue;

    public DueRequest Take()
    {
        var request = new DueRequest(mix.Next(), Next, times.WindowOf(Next));
        Advance();
        return request;
    }

    public void Ended(in DueRequest request, long now)
    {
    }

    private void Advance()
    {
        var due = arrivals.TryNext(out var seconds) ? times.Start + (long)(seconds * 1e9) : long.MaxValue;
        Next = due < times.End ? due : long.MaxValue;
    }
}
