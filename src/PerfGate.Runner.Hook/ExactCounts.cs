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
    private readonly bool exceptions;
    private readonly bool threading;
    private long thrown;
    private (long Thrown, long Contentions, long WorkItems) before;

    public ExactCounts(BenchmarkCase benchmarkCase)
    {
        var diagnosers = benchmarkCase.Config.GetDiagnosers().ToList();
        exceptions = diagnosers.OfType<ExceptionDiagnoser>().Any();
        threading = diagnosers.OfType<ThreadingDiagnoser>().Any();
        if (exceptions)
        {
            AppDomain.CurrentDomain.FirstChanceException += Count;
        }
    }

    public void Begin() => before = Now();

    /// <summary>Since <see cref="Begin"/>: names and numbers, none where no diagnoser asks for any.</summary>
    public IReadOnlyList<(string Name, long Count)> End()
    {
        var now = Now();
        var counts = new List<(string, long)>();
        if (exceptions)
        {
            counts.Add(("exceptions", now.Thrown - before.Thrown));
        }

        if (threading)
        {
            counts.Add(("lock-contentions", now.Contentions - before.Contentions));
            counts.Add(("work-items", now.WorkItems - before.WorkItems));
        }

        return counts;
    }

    private (long Thrown, long Contentions, long WorkItems) Now() =>
        (Interlocked.Read(ref thrown), Monitor.LockContentionCount, ThreadPool.CompletedWorkItemCount);

    private void Count(object? sender, FirstChanceExceptionEventArgs exception) => Interlocked.Increment(ref thrown);
}
