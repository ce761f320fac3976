using System.Diagnostics;
using System.Globalization;
using PerfGate.Core.Files;
using PerfGate.Load.Limits.Machine;

namespace PerfGate.Load.Limits.Disk;

/// <summary>
/// A small file system in memory over one folder, seen by the service alone: it is mounted in a mount namespace of the service's
/// own, so that it is gone when the service is, however that ends, and nothing has ever to be unmounted.
/// </summary>
internal static class PrivateFileSystem
{
    /// <summary>What /proc/PID/mountinfo calls the source.</summary>
    private const string Source = "perfgate-limit";

    private const int MountPointField = 4;

    // $0 is the folder, $1 the size in bytes, the rest the command. What the folder holds is copied, so that the service finds it. The
    // copy reads the working directory, which still is the folder below the mount.
    private const string Script =
        "set -e; folder=$0; size=$1; shift; here=$PWD; cd \"$folder\"; mount -t tmpfs -o size=$size,mode=0777 " + Source
        + " \"$folder\"; cp -a . \"$folder/\"; cd \"$here\"; exec \"$@\"";

    /// <summary>The program and arguments that become the command behind them, with the file system in place.</summary>
    /// <param name="folder">Absolute; must be there.</param>
    /// <param name="size">Bytes, those that the folder already holds included.</param>
    public static IReadOnlyList<string> Prefix(string folder, long size) =>
    [
        "unshare", .. Environment.UserName == "root" ? (string[])[] : ["--user", "--map-root-user"],
        "--mount", "--propagation", "private", "--", "sh", "-c", Script, folder, size.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Null when a command can be run so here; else why it cannot.</summary>
    public static string? Obstacle()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "mount namespaces are Linux's";
        }

        var folder = Directory.CreateDirectory(ProcessFolder.NewPath("-disk")).FullName;
        try
        {
            var prefix = Prefix(folder, 1 << 20);
            var start = new ProcessStartInfo(prefix[0], [.. prefix.Skip(1), "true"]) { RedirectStandardError = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"no file system can be mounted in a namespace of its own: {said.Trim().ReplaceLineEndings(" ")}";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"`unshare` (util-linux) cannot be started: {exception.Message}";
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    /// <summary>The folder as the first process of the tree that has the file system sees it, reachable from here; null: none has it.</summary>
    public static string? Find(int root, string folder)
    {
        foreach (var process in ProcessTree.Of(root))
        {
            try
            {
                if (File.ReadLines($"/proc/{process}/mountinfo").Any(line => IsOurs(line, folder)))
                {
                    return $"/proc/{process}/root{folder}";
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It ended, or is not ours.
            }
        }

        return null;
    }

    private static bool IsOurs(string line, string folder) =>
        line.Contains($" {Source} ", StringComparison.Ordinal) && MountTable.Unescaped(line.Split(' ')[MountPointField]) == folder;
}
