using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>How long the service may pause for an endpoint.</summary>
/// <param name="Limit">ns; <see cref="LoadPause.Shortest"/> or more.</param>
/// <param name="Origin">Where it was set: "default for read", "shop.yml:14".</param>
public sealed record PauseLimit(double Limit, string Origin)
{
    /// <summary>In words: "pause &lt; 200 ms (default for read)".</summary>
    public string Rule => $"{PauseCheck.Metric} < {Quantity.Format(Limit, "ns")} ({Origin})";

    /// <summary>What the endpoint or its class sets as <c>pause</c>; else what they, or the defaults of the class, set as <c>investigate</c>. Null: neither.</summary>
    public static PauseLimit? For(LoadScenario scenario, LoadEndpoint endpoint) =>
        (BudgetOrder.Find(scenario, endpoint, budget => budget.Pause) ?? BudgetOrder.Find(scenario, endpoint, budget => budget.Investigate)) is var (limit, origin)
            ? new PauseLimit(Math.Max(limit.TotalNanoseconds, LoadPause.Shortest.TotalNanoseconds), origin)
            : null;
}
