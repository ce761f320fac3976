namespace PerfGate.Load.Scenarios;

/// <summary>The latency budget of each class of endpoint where no scenario says otherwise.</summary>
public static class BudgetDefaults
{
    public static LatencyBudget For(EndpointClass endpointClass) => endpointClass switch
    {
        EndpointClass.Read => Milliseconds(10, 100, 200),
        EndpointClass.Write => Milliseconds(20, 250, 500),
        EndpointClass.List => Milliseconds(50, 500, 1000),
        EndpointClass.Aggregation => Milliseconds(200, 3000, 5000),
        EndpointClass.Transfer => Milliseconds(500, 10_000, 15_000),
        _ => throw new ArgumentOutOfRangeException(nameof(endpointClass), endpointClass, "There is no budget for this class."),
    };

    private static LatencyBudget Milliseconds(int p50, int p99, int investigate) => new()
    {
        P50 = TimeSpan.FromMilliseconds(p50),
        P99 = TimeSpan.FromMilliseconds(p99),
        Investigate = TimeSpan.FromMilliseconds(investigate),
    };
}
