using System.Globalization;

namespace PerfGate.Load.Limits;

/// <summary>A control group of Linux, of either version, with one setting; removed when disposed.</summary>
internal sealed class ControlGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const string Prefix = "perfgate-";
    private const string Members = "cgroup.procs";

    private readonly LimitLedger ledger;

    private ControlGroup(string path, bool isVersion2, LimitLedger ledger)
    {
        Path = path;
        IsVersion2 = isVersion2;
        this.ledger = ledger;
    }

    public string Path { get; }

    public bool IsVersion2 { get; }

    /// <summary>Makes a group, where this user may, that has one of two files.</summary>
    /// <param name="controller">Version 1: the folder of the controller.</param>
    /// <param name="file1">The setting's file in version 1.</param>
    /// <param name="file2">The setting's file in version 2.</param>
    /// <param name="ledger">Told first.</param>
    /// <param name="why">What stood in the way when the result is null.</param>
    public static ControlGroup? TryCreate(string controller, string file1, string file2, LimitLedger ledger, out string why)
    {
        why = OperatingSystem.IsLinux() ? $"no control group of '{controller}' can be made below {Root}" : "control groups are Linux's";
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        foreach (var (parent, isVersion2) in Parents(controller))
        {
            var path = System.IO.Path.Combine(parent, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
            try
            {
                ledger.AddGroup(path);
                Directory.CreateDirectory(path);
                if (File.Exists(System.IO.Path.Combine(path, isVersion2 ? file2 : file1)))
                {
                    return new ControlGroup(path, isVersion2, ledger);
                }

                Remove(path);
                ledger.Remove(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                ledger.Remove(path);
                why = $"{why}: {exception.Message.TrimEnd('.')}";
            }
        }

        return null;
    }

    public static bool IsOurs(string path) =>
        path.StartsWith(Root + '/', StringComparison.Ordinal) && System.IO.Path.GetFileName(path).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Puts whoever is in a group into the one above, and removes it.</summary>
    public static void Remove(string path)
    {
        for (var attempt = 0; attempt < 20 && Directory.Exists(path); attempt++)
        {
            try
            {
                var parent = System.IO.Path.GetDirectoryName(path)!;
                foreach (var member in File.ReadAllLines(System.IO.Path.Combine(path, Members)))
                {
                    Move(member, parent);
                }

                // Not Directory.Delete with contents: the kernel's files cannot be deleted and need not be.
                Directory.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A process that is ending stays a member for a moment.
                Thread.Sleep(50);
            }
        }
    }

    public void Set(string file, string value) => File.WriteAllText(System.IO.Path.Combine(Path, file), value);

    /// <summary>Puts processes, with what they will start, under the setting.</summary>
    /// <exception cref="LimitNotImposedException">This user may not.</exception>
    public void Add(IEnumerable<int> processes)
    {
        foreach (var process in processes)
        {
            try
            {
                File.WriteAllText(System.IO.Path.Combine(Path, Members), process.ToString(CultureInfo.InvariantCulture));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (Directory.Exists($"/proc/{process}"))
                {
                    throw new LimitNotImposedException($"process {process} cannot be put into {Path}: {exception.Message.TrimEnd('.')}", exception);
                }
            }
        }
    }

    public void Dispose()
    {
        Remove(Path);
        ledger.Remove(Path);
    }

    private static void Move(string process, string group)
    {
        try
        {
            File.WriteAllText(System.IO.Path.Combine(group, Members), process);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or the group above takes none; then it goes with the service.
        }
    }

    /// <summary>Version 1 has a tree for each controller; version 2 has one, in which the group that is ours may be some levels down.</summary>
    private static IEnumerable<(string Parent, bool IsVersion2)> Parents(string controller)
    {
        foreach (var line in File.ReadLines("/proc/self/cgroup"))
        {
            if (line.Split(':', 3) is not [_, var controllers, var own])
            {
                continue;
            }

            if (controllers.Split(',').Contains(controller))
            {
                yield return (System.IO.Path.Join(Root, controller, own), false);
                yield return (System.IO.Path.Join(Root, controller), false);
            }
            else if (controllers.Length == 0 && File.Exists(System.IO.Path.Join(Root, "cgroup.controllers")))
            {
                for (var at = own; at is not null; at = System.IO.Path.GetDirectoryName(at))
                {
                    yield return (System.IO.Path.Join(Root, at), true);
                }
            }
        }
    }
}
