using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Load.Limits.Machine;

/// <summary>Tells a process from a later one of the same id.</summary>
internal static class ProcessStat
{
    // Counted from the state, which is the first field after the name.
    private const int StartField = 19;

    /// <summary>
    /// The process's start time, which a later process of the same id does not have. On Linux it is in ticks since the system started, which
    /// setting the clock does not change. Null: the process has ended.
    /// </summary>
    public static string? StartOf(int process)
    {
        if (OperatingSystem.IsLinux())
        {
            return Field(process, StartField);
        }

        try
        {
            using var found = Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static string? Field(int process, int number)
    {
        try
        {
            // The name may hold blanks and brackets; what follows its last bracket does not.
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ')[number];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
