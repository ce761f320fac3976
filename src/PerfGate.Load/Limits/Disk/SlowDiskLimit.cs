using System.Globalization;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Machine;

namespace PerfGate.Load.Limits.Disk;

/// <summary>
/// Writes that wait for the disk take long: by a control group that lets the service write 20 times a second, else by writers that
/// keep the disk busy. Whether writes became slower is measured; when they did not, the limit counts as not imposed.
/// </summary>
internal sealed class SlowDiskLimit(LimitContext context) : ILimit
{
    private const int WritesPerSecond = 20;
    private const double LeastFactor = 5;

    public LimitFeasibility Probe()
    {
        if (context.DiskFolder is not { } folder)
        {
            return LimitFeasibility.No("the scenario names no `disk` under `limits`");
        }

        if (!OperatingSystem.IsLinux())
        {
            return LimitFeasibility.No("slowing a disk down is implemented for Linux");
        }

        if (!Directory.Exists(folder))
        {
            return LimitFeasibility.No($"the folder {folder} is not there");
        }

        if (BlockDevice.Under(folder) is not { } device)
        {
            return LimitFeasibility.No($"{folder} lies on no disk: its file system is in memory or on the network");
        }

        using var group = TryCreate(out var why);
        return LimitFeasibility.Yes(group is null ? WriterWords(folder, why) : QuotaWords(device));
    }

    public async Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation)
    {
        var folder = context.DiskFolder!;
        var device = BlockDevice.Under(folder) ?? throw new LimitNotImposedException($"{folder} lies on no disk");
        var before = await SyncedWrites.MeasureAsync(folder, null, context.Ledger, cancellation).ConfigureAwait(false);
        var why = "the service was not started here";
        var group = target.ProcessId is null ? null : TryCreate(out why);
        var writers = group is null ? new SyncedWriters(folder, context.Ledger) : null;
        try
        {
            if (group is not null)
            {
                Throttle(group, device);
            }

            var during = await SyncedWrites.MeasureAsync(folder, group, context.Ledger, cancellation).ConfigureAwait(false);
            var words = string.Create(
                CultureInfo.InvariantCulture,
                $"a write of 4 KiB that waits for the disk took {during.TotalMilliseconds:0.#} ms, {before.TotalMilliseconds:0.#} ms before");
            if (during < before * LeastFactor)
            {
                throw new LimitNotImposedException($"the disk did not become slow: {words}");
            }

            group?.Add(ProcessTree.Of(target.ProcessId!.Value));
            return new AppliedLimit(group is null ? WriterWords(folder, why) : QuotaWords(device), words, () => LiftAsync(group, writers));
        }
        catch
        {
            await LiftAsync(group, writers).ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ControlGroup? TryCreate(out string why) =>
        ControlGroup.TryCreate("blkio", "blkio.throttle.write_iops_device", "io.max", context.Ledger, out why);

    private static void Throttle(ControlGroup group, string device)
    {
        try
        {
            if (group.IsVersion2)
            {
                group.Set("io.max", string.Create(CultureInfo.InvariantCulture, $"{device} wiops={WritesPerSecond}"), $"{device} wiops=max");
            }
            else
            {
                group.Set("blkio.throttle.write_iops_device", string.Create(CultureInfo.InvariantCulture, $"{device} {WritesPerSecond}"), $"{device} 0");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LimitNotImposedException($"the kernel does not throttle the disk {device}: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static async Task LiftAsync(ControlGroup? group, SyncedWriters? writers)
    {
        group?.Dispose();
        if (writers is not null)
        {
            await writers.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string QuotaWords(string device) => string.Create(
        CultureInfo.InvariantCulture, $"a control group lets the service write to the disk {device} {WritesPerSecond} times a second");

    private static string WriterWords(string folder, string why) =>
        $"{SyncedWriters.Count} writers keep the disk under {folder} busy, which is weaker than a quota ({why})";
}
