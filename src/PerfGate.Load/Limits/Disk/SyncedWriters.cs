using PerfGate.Load.Limits.Machine;

namespace PerfGate.Load.Limits.Disk;

/// <summary>Tasks that write and wait for the disk, over and over, into small files of their own; they end with this process at the latest.</summary>
internal sealed class SyncedWriters : IAsyncDisposable
{
    public const int Count = 8;

    private const int BlockBytes = 256 * 1024;
    private const int BlocksPerFile = 32;

    private readonly CancellationTokenSource ending = new();
    private readonly LimitLedger ledger;
    private readonly Task[] writers;

    public SyncedWriters(string folder, LimitLedger ledger)
    {
        this.ledger = ledger;
        writers = [.. Enumerable.Range(0, Count).Select(_ => Task.Factory.StartNew(
            () => Write(BallastFile.In(folder)), ending.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(writers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private void Write(string file)
    {
        ledger.AddFile(file);
        try
        {
            using var stream = new FileStream(
                file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.WriteThrough | FileOptions.DeleteOnClose);
            var block = new byte[BlockBytes];
            for (var number = 0L; !ending.IsCancellationRequested; number++)
            {
                stream.Position = number % BlocksPerFile * BlockBytes;
                stream.Write(block);
            }
        }
        finally
        {
            File.Delete(file);
            ledger.Remove(file);
        }
    }
}
