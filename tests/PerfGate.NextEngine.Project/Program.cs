using BenchmarkDotNet.Attributes;

namespace PerfGate.NextEngine.Project;

public class Program
{
    private int count;

    [Benchmark]
    public int Count() => ++count;

    [Benchmark]
    public int Throw() => throw new InvalidOperationException("of the benchmark");

    private static int Main() => throw new NotSupportedException("The tests never run Main.");
}
