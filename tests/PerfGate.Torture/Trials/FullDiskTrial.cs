using System.Diagnostics;
using System.Globalization;
using PerfGate.TestKit;
using PerfGate.Torture.Subjects;

namespace PerfGate.Torture.Trials;

/// <summary>Runs a command on a disk with less and less room than it needs: each of its writes is the one that finds it full. Root on Linux only.</summary>
internal static class FullDiskTrial
{
    private const long Page = 4096;

    private const long Most = 1L << 30;

    private static readonly TimeSpan OutliveLimit = TimeSpan.FromSeconds(10);

    /// <param name="subject">The command.</param>
    /// <param name="place">Which of its folders is on the small disk.</param>
    /// <param name="times">How many sizes below the least that suffices, and some above.</param>
    /// <param name="ending">Ends the series early.</param>
    public static Tally Run(Subject subject, string place, int times, CancellationToken ending)
    {
        var tally = new Tally($"full {subject.Arguments(0)[0]}, {place}");
        var folder = Directory.CreateDirectory(subject.Disks[place]).FullName;
        Shell("mount", "-t", "tmpfs", "-o", $"size={Most}", "tmpfs", folder);
        try
        {
            using (var first = Tool(subject, 0))
            {
                first.Finish();
                tally.Add(Words.Faults(first, []).Where(_ => !subject.Expected.Contains(first.ExitCode)), "first run");
            }

            var need = 1L;
            while (!ending.IsCancellationRequested && need * Page < Most / 2 && !With(subject, tally, place, folder, need))
            {
                need *= 2;
            }

            var step = Math.Max(need / (double)times, 1);
            for (var pages = 0.0; pages <= need && !ending.IsCancellationRequested; pages += step)
            {
                With(subject, tally, place, folder, (long)pages);
            }
        }
        finally
        {
            Shell("umount", "--lazy", folder);
        }

        return tally;
    }

    /// <returns>Whether the room was enough.</returns>
    private static bool With(Subject subject, Tally tally, string place, string folder, long pages)
    {
        var when = string.Create(CultureInfo.InvariantCulture, $"{pages} pages of room");
        if (place == "cache")
        {
            foreach (var old in Directory.EnumerateDirectories(folder))
            {
                Directory.Delete(old, recursive: true);
            }
        }

        Shell("mount", "-o", $"remount,size={Math.Max(Used(folder) + (pages * Page), Page)}", folder);
        var before = ResultFolder.Contents(folder);
        using var tool = Tool(subject, 1);
        var ended = tool.Finish();
        Shell("mount", "-o", $"remount,size={Most}", folder);
        var isEnough = ended && subject.Expected.Contains(tool.ExitCode);
        tally.Count(isEnough ? "enough room" : "full");
        tally.Add(ended ? Words.Faults(tool, subject.Expected, "No space left on device", "ran out of disk space") : [$"it did not end: {tool.Said}"], when);
        tally.Add(MarkedProcesses.Outlive(tool.Run, OutliveLimit), when);
        tally.Add(subject.Faults().Concat(subject.Workspace.Faults(subject.Changed)).Concat(subject.Workspace.Leftovers()), when);
        if (!isEnough && place is "output" or "baselines")
        {
            var after = ResultFolder.Contents(folder);
            tally.Add(after.Keys.Except(before.Keys).Select(name => $"{name} is new"), when);
            tally.Add(before.Where(file => after.GetValueOrDefault(file.Key) != file.Value).Select(file => $"{file.Key} is gone or other"), when);
        }

        return isEnough;
    }

    private static RunningTool Tool(Subject subject, int turn) =>
        RunningTool.Start(subject.Workspace.Start($"{Guid.NewGuid():N}", subject.Arguments(turn), subject.Environment));

    private static long Used(string folder)
    {
        var disk = new DriveInfo(folder);
        return disk.TotalSize - disk.TotalFreeSpace;
    }

    private static void Shell(string program, params string[] arguments)
    {
        var done = FinishedProcess.Run(new ProcessStartInfo(program, arguments));
        if (done.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {done.Error}");
        }
    }
}
