using System.Runtime;

namespace PerfGate.Load.Services;

/// <summary>Gives memory back to the system that a rush has left: without work .NET collects nothing and keeps it.</summary>
internal static class IdleMemory
{
    private const double Grown = 1.15;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static void ReturnFrom(CancellationToken stopping) => _ = Task.Run(
        async () =>
        {
            using var timer = new PeriodicTimer(Interval);
            var usual = long.MaxValue;
            while (await timer.WaitForNextTickAsync(stopping))
            {
                usual = Math.Min(usual, Environment.WorkingSet);
                if (Environment.WorkingSet > usual * Grown)
                {
                    GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                }
            }
        },
        stopping);
}
