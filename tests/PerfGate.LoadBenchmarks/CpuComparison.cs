namespace PerfGate.LoadBenchmarks;

/// <summary>Processor time of the generator for one request, in turns.</summary>
internal static class CpuComparison
{
    public static async Task RunAsync(BenchmarkOptions options)
    {
        using var service = await SampleService.StartAsync(options.ServiceCore);
        var rounds = new List<(ChildResult Raw, ChildResult Wrk, ChildResult Http, ChildResult Hey)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add((
                await Generators.PerfGateAsync("raw", options, service, 0, options.Seconds),
                await Generators.WrkAsync(options, service, options.Seconds),
                await Generators.PerfGateAsync("http", options, service, 0, options.Seconds),
                await Generators.HeyAsync(options, service, 0, options.Seconds)));
        }

        Console.WriteLine($"Processor time per request, {Generators.Connections} connections, closed model (µs; requests/s)");
        foreach (var (name, pick) in new (string, Func<(ChildResult Raw, ChildResult Wrk, ChildResult Http, ChildResult Hey), ChildResult>)[]
            { ("PerfGate raw", one => one.Raw), ("wrk", one => one.Wrk), ("PerfGate http", one => one.Http), ("hey", one => one.Hey) })
        {
            var all = rounds.Select(pick).ToList();
            Console.WriteLine(
                $"  {name,-14} {Median.Of(all.Select(one => one.Cost)),7:0.00} {Median.Of(all.Select(one => (double)one.Requests)) / options.Seconds,9:0}"
                + $"   each {string.Join(" ", all.Select(one => $"{one.Cost:0.0}"))}   failed {all.Sum(one => one.Failed)}");
        }

        Ratio("raw / wrk", rounds.Select(one => one.Raw.Cost / one.Wrk.Cost), 1.5);
        Ratio("http / hey", rounds.Select(one => one.Http.Cost / one.Hey.Cost), 0.8);
        Console.WriteLine($"  allocated bytes per request: raw {Median.Of(rounds.Select(one => one.Raw.Allocated)):0.0} (target 128 at most), http {Median.Of(rounds.Select(one => one.Http.Allocated)):0}");
    }

    private static void Ratio(string name, IEnumerable<double> ratios, double target)
    {
        var all = ratios.ToList();
        Console.WriteLine($"  {name}: {Median.Of(all):0.00} (target {target} at most; each {string.Join(" ", all.Select(one => $"{one:0.00}"))})");
    }
}
