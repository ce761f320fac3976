using PerfGate.Load.Sessions;

namespace PerfGate.Load.Arrivals;

/// <summary>The times of one run, ns on the monotonic clock.</summary>
/// <param name="Start">Of the warm-up.</param>
/// <param name="Counted">Of the first window.</param>
/// <param name="End">Of the last window.</param>
/// <param name="Windows">Equal parts between those two.</param>
internal readonly record struct RunTimes(long Start, long Counted, long End, int Windows)
{
    public static RunTimes From(long start, LoadPlan plan)
    {
        var counted = start + Nanoseconds(plan.WarmUp);
        return new RunTimes(start, counted, counted + Nanoseconds(plan.Duration), Math.Max(1, plan.Windows));
    }

    public double WindowSeconds => (End - Counted) / 1e9 / Windows;

    /// <summary>The window of a time; -1 in the warm-up, the last for what rounding puts at the end.</summary>
    public int WindowOf(long time) => time < Counted ? -1 : (int)Int128.Min(Windows - 1, (Int128)(time - Counted) * Windows / (End - Counted));

    /// <summary>The windows that were whole at a time, and the length of what followed them, s.</summary>
    public (int Complete, double Remainder) PassedAt(long time)
    {
        var counted = Math.Clamp((time - Counted) / 1e9, 0, (End - Counted) / 1e9);
        var complete = Math.Min(Windows, (int)(counted / WindowSeconds));
        return (complete, counted - (complete * WindowSeconds));
    }

    public static long Nanoseconds(TimeSpan time) => time.Ticks * 100;
}
