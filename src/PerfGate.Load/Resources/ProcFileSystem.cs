using System.Globalization;

namespace PerfGate.Load.Resources;

/// <summary>Processes as Linux tells of them in /proc; see proc(5), "/proc/pid/stat".</summary>
internal static class ProcFileSystem
{
    // Counted from 0 behind the name, which is the second field and may hold blanks and brackets itself.
    private const int ParentField = 1;
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;
    private const int ThreadsField = 17;
    private const int ResidentField = 21;

    /// <summary>USER_HZ: 100 on every architecture that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    public static bool IsThere { get; } = OperatingSystem.IsLinux() && Directory.Exists("/proc/self");

    /// <summary>A process and, with <paramref name="withChildren"/>, all below it; empty when it is gone.</summary>
    public static IReadOnlyList<ProcessReading> Tree(int root, bool withChildren)
    {
        if (Read(root) is not { } first)
        {
            return [];
        }

        List<ProcessReading> tree = [first];
        if (withChildren)
        {
            var children = All().ToLookup(reading => reading.Parent);
            for (var at = 0; at < tree.Count; at++)
            {
                tree.AddRange(children[tree[at].Id]);
            }
        }

        return tree;
    }

    private static IEnumerable<ProcessReading> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id) is { } reading)
            {
                yield return reading;
            }
        }
    }

    private static ProcessReading? Read(int id)
    {
        try
        {
            return Parse(id, File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    internal static ProcessReading? Parse(int id, string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length <= ResidentField ? null : new ProcessReading(
            id,
            (int)Number(fields[ParentField]),
            (Number(fields[UserTimeField]) + Number(fields[SystemTimeField])) / TicksPerSecond,
            Number(fields[ResidentField]) * Environment.SystemPageSize,
            (int)Number(fields[ThreadsField]));
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
