namespace PerfGate.LoadBenchmarks;

/// <summary>A service that stands still for a second: what the percentiles must be, and what generators say they are.</summary>
/// <remarks>
/// A request that is due t into a stall of S seconds waits S − t, and behind it the queue drains at the service's capacity μ: with ρ = λ/μ
/// the waits fall evenly from S to 0 over S/(1 − ρ). Of a run of T seconds that part S/((1 − ρ)·T) waits, and its upper p-quantile is
/// S·(1 − (1 − p)·T·(1 − ρ)/S) (a fluid queue; without ρ it is the plain truth of a service that drains at once).
/// </remarks>
internal static class StallComparison
{
    private const double Rate = 2_000;
    private const int Seconds = 8;

    public static async Task RunAsync(BenchmarkOptions options)
    {
        using var service = await SampleService.StartAsync(options.ServiceCore);
        var capacity = (await Generators.WrkAsync(options, service, options.Seconds)).Requests / (double)options.Seconds;
        Console.WriteLine($"Stall of 1 s, {Rate}/s for {Seconds} s; the service drains {capacity:0}/s (p95, p99, p99.9 in ms; deviation from the truth)");
        foreach (var (name, run) in new (string, Func<Func<Task>, Task<ChildResult>>)[]
            {
                ("PerfGate raw", started => Generators.PerfGateAsync("raw", options, service, Rate, Seconds, started)),
                ("PerfGate http", started => Generators.PerfGateAsync("http", options, service, Rate, Seconds, started)),
                ("hey", started => Generators.HeyAsync(options, service, Rate, Seconds, started)),
            })
        {
            for (var round = 0; round < Math.Max(1, options.Rounds / 2); round++)
            {
                var stall = double.NaN;
                var seen = await run(async () =>
                {
                    await Task.Delay(3_000);
                    stall = await service.StallAsync(TimeSpan.FromSeconds(1));
                });
                Console.WriteLine($"  {name,-14} {Beside(0.95, seen.P95)} {Beside(0.99, seen.P99)} {Beside(0.999, seen.P999)}   requests {seen.Requests}, unsent {seen.Unsent}, stall {stall:0.0000} s");

                string Beside(double part, double value) =>
                    double.IsNaN(value) ? "      not said      " : $"{value,7:0.0} of {Truth(part, stall, capacity),5:0.0} ({value / Truth(part, stall, capacity) - 1,7:+0.0%;-0.0%})";
            }
        }

        Console.WriteLine($"  (if the service drained at once: {Truth(0.95, 1, double.PositiveInfinity):0}, {Truth(0.99, 1, double.PositiveInfinity):0}, {Truth(0.999, 1, double.PositiveInfinity):0})");
    }

    /// <summary>ms.</summary>
    private static double Truth(double part, double stall, double capacity) => 1e3 * (stall - ((1 - part) * Seconds * (1 - (Rate / capacity))));
}
