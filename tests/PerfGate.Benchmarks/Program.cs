using BenchmarkDotNet.Running;

namespace PerfGate.Benchmarks;

/// <summary>Runs the benchmarks by hand; the gate needs no Main.</summary>
internal static class Program
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
