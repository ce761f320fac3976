using System.Diagnostics;

namespace PerfGate.Load.Limits.Processors;

/// <summary>Threads that keep the processors busy for a part of every stretch of time; they end with this process at the latest.</summary>
internal sealed class Spinners : IDisposable
{
    private static readonly TimeSpan Stretch = TimeSpan.FromMilliseconds(10);

    private readonly Thread[] threads;
    private volatile bool ended;

    /// <param name="count">At least 1.</param>
    /// <param name="share">Of its processor that each takes; above 0, at most 1.</param>
    public Spinners(int count, double share)
    {
        threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => Spin(share)) { IsBackground = true, Name = "PerfGate spinner" })];
        foreach (var thread in threads)
        {
            thread.Start();
        }
    }

    public void Dispose()
    {
        ended = true;
        foreach (var thread in threads)
        {
            thread.Join();
        }
    }

    private void Spin(double share)
    {
        var busy = Stretch * share;
        while (!ended)
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < busy)
            {
                Thread.SpinWait(100);
            }

            var rest = Stretch - Stopwatch.GetElapsedTime(began);
            if (rest > TimeSpan.Zero)
            {
                Thread.Sleep(rest);
            }
        }
    }
}
