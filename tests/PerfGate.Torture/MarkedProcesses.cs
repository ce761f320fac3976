using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PerfGate.Torture;

/// <summary>Processes of one run, orphans included, by the mark in their environment; Linux only.</summary>
internal static class MarkedProcesses
{
    /// <summary>Ids and command lines; one that has ended and waits to be collected has no command line.</summary>
    public static List<(int Id, string Command)> Find(string run)
    {
        var mark = $"{Workspace.Mark}={run}";
        var found = new List<(int, string)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && Read(folder, "environ").Split('\0').Contains(mark)
                && Read(folder, "cmdline") is { Length: > 0 } command)
            {
                found.Add((id, command.Replace('\0', ' ')));
            }
        }

        return found;
    }

    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // It ended first.
        }
    }

    /// <summary>Waits until none is left.</summary>
    /// <returns>Those that live longer than the limit; they are killed.</returns>
    public static IReadOnlyList<string> Outlive(string run, TimeSpan limit)
    {
        var end = DateTime.UtcNow + limit;
        for (var alive = Find(run); ; alive = Find(run))
        {
            if (alive.Count == 0)
            {
                return [];
            }

            if (DateTime.UtcNow > end)
            {
                alive.ForEach(one => Kill(one.Id));
                return alive.ConvertAll(one => $"process {one.Id} outlived the run by {limit.TotalSeconds:0} s: {one.Command}");
            }

            Thread.Sleep(50);
        }
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, file)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
