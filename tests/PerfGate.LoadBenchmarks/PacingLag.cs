namespace PerfGate.LoadBenchmarks;

/// <summary>How late the generator itself is at 5,000 requests a second.</summary>
internal static class PacingLag
{
    private const int Rate = 5_000;

    public static async Task RunAsync(BenchmarkOptions options)
    {
        using var service = await SampleService.StartAsync(options.ServiceCore);
        Console.WriteLine($"Lag at {Rate}/s, ms (target: p99 1 at most)");
        foreach (var engine in (string[])["raw", "http"])
        {
            var runs = new List<ChildResult>();
            for (var round = 0; round < options.Rounds; round++)
            {
                runs.Add(await Generators.PerfGateAsync(engine, options, service, Rate, options.Seconds));
            }

            Console.WriteLine(
                $"  {engine,-5} p50 {Median.Of(runs.Select(run => run.LagP50)):0.000}  p99 {Median.Of(runs.Select(run => run.LagP99)):0.000}"
                + $"  each p99 {string.Join(" ", runs.Select(run => $"{run.LagP99:0.00}"))}  processor {Median.Of(runs.Select(run => run.Seconds / options.Seconds)):0.00}"
                + $"  response p50 {Median.Of(runs.Select(run => run.P50)):0.000}  unsent {runs.Sum(run => run.Unsent)}");
        }
    }
}
