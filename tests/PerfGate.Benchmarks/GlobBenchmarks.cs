using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Rules;

namespace PerfGate.Benchmarks;

/// <summary>A pattern with stars over 100 ids: what every rule, waiver and filter does.</summary>
public class GlobBenchmarks
{
    private string[] ids = [];

    [GlobalSetup]
    public void Setup() => ids = [.. Enumerable.Range(0, 100).Select(BenchmarkNames.Of)];

    [Benchmark]
    public int MatchesAmong100Ids()
    {
        var matches = 0;
        foreach (var id in ids)
        {
            matches += Glob.IsMatch("*.Type*Benchmarks.*(Size: ?000)", id) ? 1 : 0;
        }

        return matches;
    }
}
