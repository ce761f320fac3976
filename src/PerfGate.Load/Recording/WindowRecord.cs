using HdrHistogram;
using PerfGate.Load.Histograms;

namespace PerfGate.Load.Recording;

/// <summary>One window while its requests are under way.</summary>
internal sealed class WindowRecord
{
    private long due;
    private long ended;
    private long unsent;
    private long drained;

    public WindowRecord(int series)
    {
        Series = new SeriesRecord[series];
        for (var i = 0; i < series; i++)
        {
            Series[i] = new SeriesRecord(HistogramLayout.CreateShort);
        }
    }

    public SeriesRecord[] Series { get; }

    /// <summary>Written by the one thread that hands requests on.</summary>
    public IntHistogram Lag { get; } = HistogramLayout.CreateShort();

    public long Due => Volatile.Read(ref due);

    public long Unsent => Volatile.Read(ref unsent);

    public long Drained => Volatile.Read(ref drained);

    /// <summary>True when each request that was due has ended or will never be sent.</summary>
    public bool IsQuiet => Volatile.Read(ref ended) + Unsent == Due;

    public void CountDue() => Interlocked.Increment(ref due);

    /// <summary>A request that was due will have no end that counts: its run was cancelled.</summary>
    public void Forget() => Interlocked.Decrement(ref due);

    public void CountEnded() => Interlocked.Increment(ref ended);

    public void CountUnsent() => Interlocked.Increment(ref unsent);

    public void CountDrained() => Interlocked.Increment(ref drained);

    public void Reset()
    {
        (due, ended, unsent, drained) = (0, 0, 0, 0);
        Lag.Reset();
        foreach (var one in Series)
        {
            one.Reset();
        }
    }
}
