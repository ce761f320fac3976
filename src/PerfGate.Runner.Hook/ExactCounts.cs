using System.Runtime.ExceptionServices;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;

namespace PerfGate.Runner.Hook;

/// <summary>What BenchmarkDotNet's diagnosers count beside bytes, where the user has switched them on.</summary>
/// <remarks>
/// Collections are not among them: with the fixed budget of every launch they follow from the bytes. Names of metrics are ours; the
/// tool takes them as they come.
/// </remarks>
internal sealed class ExactCounts
{
    private const string PerOperation = "per op";

    private readonly bool exceptions;
    private readonly bool threading;
    private readonly CodeSize? codeSize;
    private long thrown;
    private (long Thrown, long Contentions, long WorkItems) before;

    public ExactCounts(BenchmarkCase benchmarkCase)
    {
        var diagnosers = benchmarkCase.Config.GetDiagnosers().ToList();
        exceptions = diagnosers.OfType<ExceptionDiagnoser>().Any();
        threading = diagnosers.OfType<ThreadingDiagnoser>().Any();
        codeSize = diagnosers.OfType<DisassemblyDiagnoser>().Any() ? new CodeSize(benchmarkCase.Descriptor.WorkloadMethod) : null;
        if (exceptions)
        {
            AppDomain.CurrentDomain.FirstChanceException += Count;
        }
    }

    public void Begin() => before = Now();

    /// <summary>Since <see cref="Begin"/>: none where no diagnoser asks for any.</summary>
    /// <param name="operations">In the same time.</param>
    public IReadOnlyList<(string Metric, string Unit, double Value)> End(long operations)
    {
        var now = Now();
        var counts = new List<(string, string, double)>();
        if (exceptions)
        {
            counts.Add(("exceptions", PerOperation, (double)(now.Thrown - before.Thrown) / operations));
        }

        if (threading)
        {
            counts.Add(("lock-contentions", PerOperation, (double)(now.Contentions - before.Contentions) / operations));
            counts.Add(("work-items", PerOperation, (double)(now.WorkItems - before.WorkItems) / operations));
        }

        if (codeSize?.Settled() is > 0 and var bytes)
        {
            counts.Add(("code-size", "B", bytes));
        }

        return counts;
    }

    private (long Thrown, long Contentions, long WorkItems) Now() =>
        (Interlocked.Read(ref thrown), Monitor.LockContentionCount, ThreadPool.CompletedWorkItemCount);

    private void Count(object? sender, FirstChanceExceptionEventArgs exception) => Interlocked.Increment(ref thrown);
}
