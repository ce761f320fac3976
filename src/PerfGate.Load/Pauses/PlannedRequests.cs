using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Pauses;

/// <summary>What was due, told from the plan again: a seed gives the same requests at the same times, whatever became of them.</summary>
internal static class PlannedRequests
{
    /// <summary>In order of time, those of the warm-up included; of the open model.</summary>
    public static IEnumerable<DueRequest> Of(LoadScenario scenario, LoadPlan plan, LoadShard shard, RunTimes times)
    {
        var mix = new RequestMix(scenario, shard.SeedOf(plan.Seed), plan.Tenant, shard.Offset, shard.Count);
        for (var schedule = OpenSchedule.Of(scenario, plan, shard, times, mix); !schedule.IsOver;)
        {
            yield return schedule.Take();
        }
    }
}
