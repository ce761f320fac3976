namespace PerfGate.LimitTrials;

/// <summary>What a limit may have left behind.</summary>
internal static class Leftovers
{
    private const string Groups = "/sys/fs/cgroup";

    /// <param name="processes">Services that were started.</param>
    /// <param name="folder">That they wrote to.</param>
    /// <param name="ledgers">Where limits were written down.</param>
    /// <returns>Each thing in words.</returns>
    public static IReadOnlyList<string> Find(IReadOnlyList<int> processes, string folder, string ledgers) =>
    [
        .. processes.Where(process => Directory.Exists($"/proc/{process}")).Select(process => $"process {process}"),
        .. Directory.EnumerateFiles(folder, ".perfgate-*").Select(file => $"file {file}"),
        .. Directory.EnumerateFiles(ledgers).Select(file => $"ledger {file}"),
        .. File.ReadLines("/proc/mounts").Where(line => line.Contains(folder, StringComparison.Ordinal)).Select(line => $"mount {line}"),
        .. Directory.Exists(Groups)
            ? Directory.EnumerateDirectories(Groups)
                .SelectMany(controller => Directory.EnumerateDirectories(controller, $"perfgate-{Environment.ProcessId}-*"))
                .Select(group => $"control group {group}")
            : [],
    ];
}
