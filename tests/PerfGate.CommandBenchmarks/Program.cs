using BenchmarkDotNet.Running;
using PerfGate.CommandBenchmarks.FixedCosts;

namespace PerfGate.CommandBenchmarks;

/// <summary>Measures the product as processes: <c>fixed-costs [PROJECT]</c>, else what BenchmarkDotNet's own options choose.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["fixed-costs", .. var project])
        {
            PairCosts.Print(repetitions: 7);
            return GateCosts.Print(project.FirstOrDefault(), repetitions: 3);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
