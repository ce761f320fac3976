using System.Text;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>Finds the processes of a run, orphans included, by the mark in their environment; Linux only.</summary>
internal static class MarkedProcesses
{
    public static IReadOnlyList<int> IdsOf(ToolRun run) => [.. Find(run).Select(process => process.Id)];

    /// <summary>Whether one of them has a text in its command line.</summary>
    public static bool Any(ToolRun run, string text) => Find(run).Any(process => process.Command.Contains(text, StringComparison.Ordinal));

    /// <summary>Kills the one that has a text in its command line, and not what supervises it; fails the test when there is none or another.</summary>
    public static void Kill(ToolRun run, string text)
    {
        var (id, _) = Assert.Single(Find(run), process =>
            process.Command.Contains(text, StringComparison.Ordinal) && !process.Command.Contains("--supervise", StringComparison.Ordinal));
        using var process = System.Diagnostics.Process.GetProcessById(id);
        process.Kill();
    }

    /// <summary>Waits until none is left; fails the test when one lives longer than the limit.</summary>
    public static void ExpectNone(ToolRun run, TimeSpan limit)
    {
        var end = DateTime.UtcNow + limit;
        while (Find(run) is { Count: > 0 } alive)
        {
            Assert.True(DateTime.UtcNow < end, $"still alive after {limit.TotalSeconds:0} s:\n{string.Join('\n', alive)}");
            Thread.Sleep(100);
        }
    }

    private static List<(int Id, string Command)> Find(ToolRun run)
    {
        var mark = $"{ToolRun.Mark}={run.Id}";
        var found = new List<(int, string)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            // One that has ended and waits to be collected has no command line.
            if (int.TryParse(Path.GetFileName(folder), out var id)
                && Read(folder, "environ").Split('\0').Contains(mark)
                && Read(folder, "cmdline") is { Length: > 0 } command)
            {
                found.Add((id, command.Replace('\0', ' ')));
            }
        }

        return found;
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, file)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is not ours.
            return "";
        }
    }
}
