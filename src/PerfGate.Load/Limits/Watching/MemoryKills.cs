using System.Globalization;

namespace PerfGate.Load.Limits.Watching;

/// <summary>How often the kernel has ended a process of this machine for want of memory.</summary>
internal static class MemoryKills
{
    /// <summary>128 and the number of SIGKILL: what a process that the kernel ended leaves.</summary>
    public const int ExitCode = 137;

    /// <summary>0 where the system does not tell.</summary>
    public static long Count()
    {
        const string Name = "oom_kill ";
        try
        {
            var line = File.ReadLines("/proc/vmstat").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(Name.Length), CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return 0;
        }
    }
}
