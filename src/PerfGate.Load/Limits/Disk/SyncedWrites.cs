using System.Diagnostics;
using System.Globalization;
using PerfGate.Load.Limits.Machine;

namespace PerfGate.Load.Limits.Disk;

/// <summary>How long the disk under a folder takes for writes that wait for it, measured by a process of their own.</summary>
internal static class SyncedWrites
{
    private const int Count = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="folder">Where a small file is written and removed.</param>
    /// <param name="group">The control group to write in; null: none.</param>
    /// <param name="ledger">Told of the file first.</param>
    /// <returns>Time of one write of 4 KiB.</returns>
    /// <exception cref="LimitNotImposedException">It cannot be measured.</exception>
    public static async Task<TimeSpan> MeasureAsync(string folder, ControlGroup? group, LimitLedger ledger, CancellationToken cancellation)
    {
        var file = BallastFile.In(folder);
        ledger.AddFile(file);
        var join = group is null ? "" : $"echo $$ > '{group.Path}/cgroup.procs'; ";
        var start = new ProcessStartInfo(
            "sh", ["-c", join + "exec dd if=/dev/zero of=\"$0\" bs=4096 count=\"$1\" oflag=dsync", file, Count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            try
            {
                var said = await process.StandardError.ReadToEndAsync(limit.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return process.ExitCode == 0
                    ? Stopwatch.GetElapsedTime(began) / Count
                    : throw new LimitNotImposedException($"writes to {folder} cannot be timed: {said.Trim().ReplaceLineEndings(" ")}");
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return Patience / Count;
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill();
                }
            }
        }
        finally
        {
            File.Delete(file);
            ledger.Remove(file);
        }
    }
}
