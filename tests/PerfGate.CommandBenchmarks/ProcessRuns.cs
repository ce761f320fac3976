using BenchmarkDotNet.Parameters;

namespace PerfGate.CommandBenchmarks;

/// <summary>The runs of the tool so far, by the parameters of the benchmark; benchmarks and columns share this process.</summary>
internal static class ProcessRuns
{
    private static readonly Dictionary<(int Benchmarks, int Values), List<ToolRun>> Runs = [];

    public static void Add(int benchmarks, int values, ToolRun run)
    {
        if (!Runs.TryGetValue((benchmarks, values), out var runs))
        {
            Runs.Add((benchmarks, values), runs = []);
        }

        runs.Add(run);
    }

    public static IReadOnlyList<ToolRun> Of(ParameterInstances parameters) => Runs.GetValueOrDefault(
        (
            (int)parameters[nameof(CompareCommandBenchmarks.Benchmarks)],
            (int)parameters[nameof(CompareCommandBenchmarks.ValuesPerLaunch)]),
        []);
}
