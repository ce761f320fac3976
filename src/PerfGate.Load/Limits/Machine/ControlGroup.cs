using System.Globalization;

namespace PerfGate.Load.Limits.Machine;

/// <summary>A control group of Linux, of either version; disposing undoes its settings, puts everybody back and removes it.</summary>
internal sealed class ControlGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const string Prefix = "perfgate-";
    private const string Members = "cgroup.procs";
    private const int MostAttempts = 20;

    private readonly LimitLedger ledger;
    private readonly Stack<(string File, string Value)> undoing = new();
    private string? home;

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
        why = OperatingSystem.IsLinux() ? $"there are no control groups of '{controller}' below {Root}" : "control groups are Linux's";
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

                Directory.Delete(path);
                ledger.Remove(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                ledger.Remove(path);
                why = $"no control group of '{controller}' can be made: "
                    + (exception is UnauthorizedAccessException ? "permission denied" : exception.Message.TrimEnd('.'));
            }
        }

        return null;
    }

    public static bool IsOurs(string path) =>
        path.StartsWith(Root + '/', StringComparison.Ordinal) && System.IO.Path.GetFileName(path).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Puts whoever is in a group into another, and removes it.</summary>
    /// <param name="path">The group.</param>
    /// <param name="home">Where its members go.</param>
    /// <returns>False when it could not be removed, for example because nobody may be moved.</returns>
    public static bool Remove(string path, string home)
    {
        for (var attempt = 0; attempt < MostAttempts && Directory.Exists(path); attempt++)
        {
            try
            {
                foreach (var member in File.ReadAllLines(System.IO.Path.Combine(path, Members)))
                {
                    Move(member, home);
                }

                // The folder alone: the kernel's files in it cannot be deleted, and go with it.
                Directory.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A process that is ending stays a member for a moment.
                Thread.Sleep(50);
            }
        }

        return !Directory.Exists(path);
    }

    /// <param name="file">Of the setting.</param>
    /// <param name="value">What is imposed.</param>
    /// <param name="undo">What lifts it again, even where the group itself cannot be removed.</param>
    public void Set(string file, string value, string undo)
    {
        var path = System.IO.Path.Combine(Path, file);
        File.WriteAllText(path, value);
        undoing.Push((path, undo));
    }

    /// <summary>Puts processes, with what they will start, under the setting.</summary>
    /// <exception cref="LimitNotImposedException">This user may not.</exception>
    public void Add(IEnumerable<int> processes)
    {
        foreach (var process in processes)
        {
            home ??= HomeOf(process);
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
        while (undoing.TryPop(out var setting))
        {
            try
            {
                File.WriteAllText(setting.File, setting.Value);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Then it goes with the group.
            }
        }

        if (Remove(Path, home ?? System.IO.Path.GetDirectoryName(Path)!))
        {
            ledger.Remove(Path);
        }
    }

    /// <summary>The group of the same tree in which a process was before.</summary>
    private string? HomeOf(int process)
    {
        try
        {
            var controller = Path[(Root.Length + 1)..].Split('/')[0];
            return File.ReadLines($"/proc/{process}/cgroup")
                .Select(line => line.Split(':', 3))
                .Where(fields => IsVersion2 ? fields[1].Length == 0 : fields[1].Split(',').Contains(controller))
                .Select(fields => System.IO.Path.Join(Root, IsVersion2 ? "" : controller, fields[2]))
                .FirstOrDefault(Directory.Exists);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
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
