using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

/// <summary>Windows whose requests are drawn from a known distribution.</summary>
internal static class Windows
{
    public static LoadScenario Scenario(TimeSpan p50, TimeSpan p99, double maxErrorRate = 0.001) => new()
    {
        Name = "shop",
        File = "shop.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:1" },
        Shape = new LoadShape(),
        Endpoints =
        [
            new LoadEndpoint
            {
                Name = "read", Class = EndpointClass.Read, Path = "/", Budget = new LatencyBudget { P50 = p50, P99 = p99, Line = 14 },
            },
        ],
        MaxErrorRate = maxErrorRate,
    };

    /// <param name="responses">ns, of one window each.</param>
    /// <param name="failed">Requests that failed, of one window each; empty: none.</param>
    public static (IReadOnlyList<LoadWindow> Windows, LoadWindow Total) Of(IReadOnlyList<double[]> responses, params IReadOnlyList<int> failed)
    {
        IReadOnlyList<LoadWindow> windows = [.. responses.Select((values, i) => Window(values, failed.Count == 0 ? 0 : failed[i]))];
        return (windows, Window([.. responses.SelectMany(values => values)], failed.Sum()));
    }

    public static LoadWindow Window(double[] values, int failed = 0)
    {
        var sorted = values.Order().ToArray();
        return new LoadWindow
        {
            Seconds = 1,
            Due = values.Length + failed,
            Series =
            [
                new LoadSeries
                {
                    Endpoint = "read",
                    Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = values.Length, [RequestOutcome.ServerError] = failed },
                    Response = values.Length == 0 ? LatencySummary.None : new LatencySummary
                    {
                        Count = values.Length, Mean = values.Average(), P50 = At(0.5), P95 = At(0.95), P99 = At(0.99), Max = sorted[^1],
                    },
                },
            ],
        };

        double At(double part) => sorted[(int)Math.Ceiling(Math.Round(part * sorted.Length, 6)) - 1];
    }

    /// <summary>A lognormal time with that median and spread.</summary>
    public static double[] Lognormal(Random random, int count, double median, double sigma) =>
        [.. Enumerable.Range(0, count).Select(_ => median * Math.Exp(sigma * Normal(random)))];

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
