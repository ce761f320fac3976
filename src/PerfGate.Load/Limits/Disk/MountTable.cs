namespace PerfGate.Load.Limits.Disk;

/// <summary>How /proc/PID/mountinfo writes paths.</summary>
internal static class MountTable
{
    /// <summary>Blanks, tabs, line ends and backslashes stand there as octal numbers.</summary>
    public static string Unescaped(string path) => path
        .Replace(@"\040", " ", StringComparison.Ordinal)
        .Replace(@"\011", "\t", StringComparison.Ordinal)
        .Replace(@"\012", "\n", StringComparison.Ordinal)
        .Replace(@"\134", @"\", StringComparison.Ordinal);
}
