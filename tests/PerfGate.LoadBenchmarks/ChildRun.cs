using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Load;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.LoadBenchmarks;

/// <summary>The generator alone in its process, so that its processor time and memory are nobody else's.</summary>
internal static class ChildRun
{
    public static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <param name="args">Engine, address, rate (0: closed), seconds, connections.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var engine = Enum.Parse<LoadEngine>(args[0], ignoreCase: true);
        var address = new Uri(args[1]);
        var rate = double.Parse(args[2], CultureInfo.InvariantCulture);
        var time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
        var connections = int.Parse(args[4], CultureInfo.InvariantCulture);
        var scenario = new LoadScenario
        {
            Name = "benchmark",
            File = "benchmark.yml",
            Target = new LoadTarget { Address = address.ToString() },
            Shape = new LoadShape
            {
                Engine = engine,
                Connections = connections,
                Users = connections,
                Model = rate > 0 ? LoadModel.Open : LoadModel.Closed,
            },
            Endpoints = [new LoadEndpoint { Name = "fast", Class = EndpointClass.Read, Path = "/fast" }],
        };
        await using var session = LoadSession.Open(scenario, address);

        // A run of its own first: compiled, connected, its histograms there.
        _ = await session.RunAsync(Plan(rate, TimeSpan.FromSeconds(2)), null, CancellationToken.None);
        var (allocated, used) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);

        // For whoever plants a fault in the middle of what is counted.
        await Console.Error.WriteLineAsync("started");
        var run = await session.RunAsync(Plan(rate, time), null, CancellationToken.None);
        (allocated, used) = (GC.GetTotalAllocatedBytes(precise: true) - allocated, Environment.CpuUsage.TotalTime - used);

        var series = run.Total.Series.Single();
        Console.WriteLine(JsonSerializer.Serialize(
            new ChildResult(series.Succeeded, used.TotalSeconds)
            {
                Allocated = (double)allocated / series.Succeeded,
                P50 = series.Response.P50 / 1e6,
                P95 = series.Response.P95 / 1e6,
                P99 = series.Response.P99 / 1e6,
                P999 = series.Response.P999 / 1e6,
                LagP50 = run.Total.Lag.P50 / 1e6,
                LagP99 = run.Total.Lag.P99 / 1e6,
                Failed = series.Outcomes.Where(one => one.Key != RequestOutcome.Ok).Sum(one => one.Value),
                Unsent = run.Total.Unsent,
                Pauses = run.Total.Pauses?.Longest ?? [],
            },
            Json));
        return 0;
    }

    private static LoadPlan Plan(double rate, TimeSpan time) => new()
    {
        Stages = [LoadStage.Constant(Math.Max(1, rate), time)],
        Duration = time,
        Seed = 1,
    };
}
