namespace PerfGate.Torture.Subjects;

/// <summary><c>perfgate limits</c>: a processor quota and a full disk, in turns; both leave things on the machine while they hold.</summary>
internal sealed class LimitsSubject : LoadSubject
{
    /// <summary>A machine that is busy may make the service look degraded.</summary>
    public override int[] Expected => [0, 1];

    public override IReadOnlyDictionary<string, string> Disks => new Dictionary<string, string>
    {
        ["output"] = Workspace.Output,
        ["data"] = Workspace.Data,
    };

    public override string[] Arguments(int turn) => ["limits", Scenario, "--kind", turn % 2 == 0 ? "cpu" : "disk-full"];

    public override IEnumerable<string> FaultsOfWhole(int turn) =>
    [
        .. base.FaultsOfWhole(turn),
        .. Groups().Select(group => $"the control group {group} was left"),
        .. File.ReadLines("/proc/mounts").Where(line => line.Contains(Workspace.Temporary.Replace(" ", "\\040", StringComparison.Ordinal), StringComparison.Ordinal)).Select(line => $"mounted: {line}"),
    ];

    /// <summary>Of this machine: whoever else runs limits meanwhile is taken for us.</summary>
    private static IEnumerable<string> Groups() => Directory.Exists("/sys/fs/cgroup")
        ? Directory.EnumerateDirectories("/sys/fs/cgroup").Prepend("/sys/fs/cgroup").SelectMany(parent => Directory.EnumerateDirectories(parent, "perfgate-*"))
        : [];
}
