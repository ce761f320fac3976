using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Measurements;

namespace PerfGate.CommandBenchmarks;

/// <summary><c>perfgate compare</c> from start to exit, on 16 pairs of time and allocation for each benchmark.</summary>
[WholeProcess]
public class CompareCommandBenchmarks
{
    private const int Pairs = 16;
    private const int GateFailed = 1;

    private string folder = "";

    [Params(1_000, 10_000)]
    public int Benchmarks { get; set; }

    /// <summary>1 as baselines keep them, 8 as a run leaves them, 16 the most that a file may hold.</summary>
    [Params(1, 8, 16)]
    public int ValuesPerLaunch { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        folder = TemporaryFolder.Create();
        var suite = MeasuredSuite.Create(Benchmarks, Pairs, ValuesPerLaunch);
        MeasurementFile.Write(Path.Combine(folder, "base.json"), suite.Base);
        MeasurementFile.Write(Path.Combine(folder, "head.json"), suite.Head);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    [Benchmark]
    public void Compare()
    {
        var run = Tool.Run(folder, onError: null, "compare", "base.json", "head.json");
        if (run.ExitCode != GateFailed)
        {
            throw new InvalidOperationException($"The suite has regressions, and perfgate compare ended with {run.ExitCode}.");
        }

        ProcessRuns.Add(Benchmarks, ValuesPerLaunch, run);
    }
}
