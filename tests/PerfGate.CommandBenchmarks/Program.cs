using BenchmarkDotNet.Running;
using PerfGate.CommandBenchmarks.FixedCosts;

namespace PerfGate.CommandBenchmarks;

/// <summary>Measures the product as processes: <c>fixed-costs [PROJECT]</c>, <c>impact-costs</c>, else what BenchmarkDotNet's own options choose.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["fixed-costs", .. var project])
        {
            PairCosts.Print(repetitions: 7);
            return GateCosts.Print(project.FirstOrDefault(), repetitions: 3);
        }

        if (args is ["impact-costs"])
        {
            ImpactCosts.ImpactCosts.Print(repetitions: 5);
            return 0;
        }

        if (ImpactCosts.ImpactCosts.IsOnce(args))
        {
            return ImpactCosts.ImpactCosts.RunOnce(args[1], args[2]);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
