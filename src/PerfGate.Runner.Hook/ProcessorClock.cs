using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Hook;

/// <summary>Processor time of this process and of this thread, ns.</summary>
/// <remarks>
/// Asked of the system directly and compiled once for good: the framework's way reads and parses files, and its methods, called
/// a hundred times while a benchmark warms up, would be the very compilations whose end is waited for.
/// </remarks>
internal static partial class ProcessorClock
{
    private const long Billion = 1_000_000_000;

    private static readonly bool IsMac = OperatingSystem.IsMacOS();
    private static readonly bool IsUnix = OperatingSystem.IsLinux() || IsMac;

    /// <summary>User and kernel time of all threads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Process() => IsUnix
        ? Read(IsMac ? 12 : 2)
        : (long)System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalNanoseconds;

    /// <summary>User and kernel time of the calling thread; 0 where the system counts it in steps longer than a turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Thread() => IsUnix ? Read(IsMac ? 16 : 3) : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Read(int clock)
    {
        Debug.Assert(nint.Size == 8, "timespec holds two 64-bit numbers.");
        return GetTime(clock, out var time) == 0 ? (time.Seconds * Billion) + time.Nanoseconds : 0;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
