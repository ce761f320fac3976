using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PerfGate.Runner.Processes;

/// <summary>
/// Processes that a launch left behind, in a session of their own or with a parent that ended: no tree of processes leads to them any more,
/// but the environment they inherited does. Linux only; elsewhere none is found.
/// </summary>
internal static class LeftBehind
{
    /// <summary>Names the launch, in its environment and in that of all below it.</summary>
    public const string Variable = "PERFGATE_LAUNCH";

    /// <summary>A process may start another while it is being ended.</summary>
    private const int MostRounds = 20;

    /// <summary>Ends every process of a launch.</summary>
    /// <param name="launch">Value of <see cref="Variable"/>; of one launch alone.</param>
    /// <returns>Their names, each once, as the system shows them.</returns>
    public static IReadOnlyList<string> End(string launch)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (var round = 0; OperatingSystem.IsLinux() && round < MostRounds && Find(launch) is { Count: > 0 } found; round++)
        {
            foreach (var id in found)
            {
                try
                {
                    using var process = Process.GetProcessById(id);
                    names.Add(process.ProcessName);
                    process.Kill(entireProcessTree: true);
                    process.WaitForExit(TimeSpan.FromSeconds(1));
                }
                catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
                {
                    // It ended first, or became another user's.
                }
            }
        }

        return [.. names];
    }

    private static List<int> Find(string launch)
    {
        var marked = Encoding.UTF8.GetBytes($"{Variable}={launch}\0");
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && HasInherited(folder, marked))
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Of one that has ended the environment is empty.</summary>
    private static bool HasInherited(string folder, byte[] marked)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(marked) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
