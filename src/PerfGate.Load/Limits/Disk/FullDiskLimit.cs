using System.Globalization;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Services;

namespace PerfGate.Load.Limits.Disk;

/// <summary>The service's folder is a small file system that is filled to the last byte.</summary>
internal sealed class FullDiskLimit(LimitContext context) : ILimit
{
    /// <summary>Room that the service has before the disk is filled, bytes.</summary>
    private const long Room = 64L << 20;

    /// <summary>What is copied at most, bytes.</summary>
    private const long MostContent = 256L << 20;

    public LimitFeasibility Probe()
    {
        if (context.DiskFolder is not { } folder)
        {
            return LimitFeasibility.No("the scenario names no `disk` under `limits`");
        }

        if (context.Scenario.Service is null)
        {
            return LimitFeasibility.No("the small file system is put under the service when it starts, and the scenario's `service` does not start one");
        }

        if (!Directory.Exists(folder))
        {
            return LimitFeasibility.No($"the folder {folder} is not there");
        }

        var content = SizeOf(folder);
        return content > MostContent
            ? LimitFeasibility.No(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder} holds {content >> 20} MiB, which is more than the {MostContent >> 20} MiB that are copied for the service: name a smaller folder"))
            : PrivateFileSystem.Obstacle() is { } obstacle ? LimitFeasibility.No(obstacle) : LimitFeasibility.Yes(Words(folder));
    }

    public ServiceAdditions Prepare() => new() { Prefix = PrivateFileSystem.Prefix(context.DiskFolder!, SizeOf(context.DiskFolder!) + Room) };

    public async Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation)
    {
        var folder = context.DiskFolder!;
        var seen = (target.ProcessId is { } process ? PrivateFileSystem.Find(process, folder) : null)
            ?? throw new LimitNotImposedException($"no process of the service has its own file system at {folder}");
        var file = BallastFile.In(seen);
        long written;
        try
        {
            written = await Task.Run(() => BallastFile.Fill(file, MostContent + Room, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Delete(file);
            throw exception is IOException or UnauthorizedAccessException
                ? new LimitNotImposedException($"the file system at {folder} cannot be filled: {exception.Message.TrimEnd('.')}", exception)
                : exception;
        }

        return new AppliedLimit(
            Words(folder),
            string.Create(CultureInfo.InvariantCulture, $"filled with {written >> 20} MiB, nothing left"),
            () =>
            {
                Delete(file);
                return Task.CompletedTask;
            });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Words(string folder) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder} is a file system of {Room >> 20} MiB that only the service sees, and is full");

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The service has ended, and its file system with it.
        }
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Sum(file => file.Length);
}
