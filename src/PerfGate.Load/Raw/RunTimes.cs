namespace PerfGate.Load.Raw;

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

    public static long Nanoseconds(TimeSpan time) => time.Ticks * 100;
}
