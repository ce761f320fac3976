namespace PerfGate.Load.Limits.Disk;

/// <summary>The disk under a folder, as Linux numbers it.</summary>
internal static class BlockDevice
{
    private const int NumbersField = 2;
    private const int MountPointField = 4;

    /// <returns><c>major:minor</c> of the whole disk, a partition's included; null: the folder is on no disk.</returns>
    public static string? Under(string folder)
    {
        var numbers = File.ReadLines("/proc/self/mountinfo")
            .Select(line => line.Split(' '))
            .Where(fields => Holds(MountTable.Unescaped(fields[MountPointField]), folder))
            .MaxBy(fields => fields[MountPointField].Length)?[NumbersField];
        if (numbers is null || !Directory.Exists($"/sys/dev/block/{numbers}"))
        {
            return null;
        }

        // Writes are throttled for a whole disk, not for a partition.
        var disk = $"/sys/dev/block/{numbers}/../dev";
        return File.Exists($"/sys/dev/block/{numbers}/partition") && File.Exists(disk) ? File.ReadAllText(disk).Trim() : numbers;
    }

    private static bool Holds(string mountPoint, string folder) =>
        mountPoint == "/" || folder == mountPoint || folder.StartsWith(mountPoint + '/', StringComparison.Ordinal);
}
