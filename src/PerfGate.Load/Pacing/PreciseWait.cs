using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfGate.Load.Pacing;

/// <summary>Waits on the monotonic clock, which nobody sets, more precisely than a timer does.</summary>
internal static partial class PreciseWait
{
    /// <summary>The system wakes us up late by about this much: the rest is spent looking at the clock.</summary>
    private const long SpinNanoseconds = 20_000;

    private const int MonotonicClock = 1;

    /// <summary>So that a cancelled run does not sleep through a gap of the schedule.</summary>
    private const long LongestSleep = 100_000_000;

    /// <summary>Nanoseconds on the clock of <see cref="Stopwatch"/>.</summary>
    public static long Now => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    /// <summary>Returns at <paramref name="due"/>, ns on the clock of <see cref="Now"/>, or soon after cancellation.</summary>
    public static void Until(long due, CancellationToken cancellation)
    {
        for (var left = due - Now; left > 0 && !cancellation.IsCancellationRequested; left = due - Now)
        {
            if (left > SpinNanoseconds)
            {
                Sleep(Math.Min(left - SpinNanoseconds, LongestSleep));
            }
            else
            {
                Thread.SpinWait(20);
            }
        }
    }

    private static void Sleep(long nanoseconds)
    {
        if (OperatingSystem.IsLinux())
        {
            var time = new Timespec { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };

            // An interrupted sleep is a short one: whoever waits looks at the clock again.
            _ = ClockNanosleep(MonotonicClock, 0, in time, IntPtr.Zero);
        }
        else if (nanoseconds >= 2_000_000)
        {
            Thread.Sleep((int)(nanoseconds / 1_000_000) - 1);
        }
        else
        {
            Thread.Yield();
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in Timespec request, IntPtr remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
