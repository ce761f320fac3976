using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Processes;

/// <summary>
/// Makes this process the parent of every process below it whose own parent has ended, and ends them: a service may leave its shell, or its
/// workers, behind. Linux only; elsewhere it does nothing.
/// </summary>
internal static partial class ChildSubreaper
{
    /// <summary>PR_SET_CHILD_SUBREAPER; see prctl(2).</summary>
    private const int SetChildSubreaper = 36;

    public static void Begin()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Control(SetChildSubreaper, 1, 0, 0, 0);
        }
    }

    /// <summary>Ends every child and all below it.</summary>
    public static void EndAll()
    {
        const int MostRounds = 20;
        for (var round = 0; OperatingSystem.IsLinux() && round < MostRounds && Children().ToArray() is { Length: > 0 } children; round++)
        {
            foreach (var id in children)
            {
                try
                {
                    using var child = Process.GetProcessById(id);
                    child.Kill(entireProcessTree: true);
                }
                catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or AggregateException)
                {
                    // It ended first.
                }
            }

            Thread.Sleep(10);
        }
    }

    /// <summary>Those that live: one that has ended and waits to be collected does not count.</summary>
    private static IEnumerable<int> Children()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsOurs(id))
            {
                yield return id;
            }
        }
    }

    private static bool IsOurs(int id)
    {
        try
        {
            // The fields are: id, name in brackets, state, parent.
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[0] != "Z" && fields[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);
}
