using System.Globalization;

namespace PerfGate.Runner.Measuring;

/// <summary>Two gates never measure at once on one machine: each would be the other's noise.</summary>
/// <remarks>An open file, so that the lock goes with the process however it ends.</remarks>
public sealed class MeasuringLock : IDisposable
{
    private const string FolderVariable = "PERFGATE_LOCK_FOLDER";

    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly FileStream file;
    private readonly string ownerFile;

    private MeasuringLock(FileStream file, string ownerFile)
    {
        this.file = file;
        this.ownerFile = ownerFile;
    }

    /// <summary>Waits until no other run measures.</summary>
    /// <param name="purpose">What others are told while they wait for us.</param>
    /// <param name="onWaiting">Called once, with who is waited for, when the machine is taken.</param>
    public static async Task<MeasuringLock> AcquireAsync(string purpose, Action<string> onWaiting, CancellationToken cancellation)
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? Path.GetTempPath();
        var path = Path.Combine(folder, "perfgate.lock");
        var ownerFile = path + ".owner";
        for (var waited = false; ; waited = true)
        {
            if (TryOpen(path) is { } file)
            {
                var owner = string.Create(CultureInfo.InvariantCulture, $"{purpose} (process {Environment.ProcessId})");
                await File.WriteAllTextAsync(ownerFile, owner, cancellation).ConfigureAwait(false);
                return new MeasuringLock(file, ownerFile);
            }

            if (!waited)
            {
                onWaiting(ReadOwner(ownerFile));
            }

            await Task.Delay(Retry, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        File.Delete(ownerFile);
        file.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "another run";
        }
    }
}
