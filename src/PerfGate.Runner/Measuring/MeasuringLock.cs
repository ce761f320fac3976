using System.Globalization;

namespace PerfGate.Runner.Measuring;

/// <summary>Two gates never measure at once on one machine: each would be the other's noise.</summary>
/// <remarks>
/// An open file, so that the lock goes with the process however it ends. It is never deleted: a run that waits would hold another file
/// of the same name than the one that comes after it.
/// </remarks>
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
        Directory.CreateDirectory(folder);
        for (var waited = false; ; waited = true)
        {
            if (TryOpen(path) is { } file)
            {
                var owner = string.Create(CultureInfo.InvariantCulture, $"{purpose} (process {Environment.ProcessId})");
                Try(() => File.WriteAllText(ownerFile, owner));
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
        Try(() => File.Delete(ownerFile));
        file.Dispose();
    }

    /// <returns>Null while another run has it.</returns>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException) when (File.Exists(path))
        {
            // Another user's file: it cannot be written to, and locks as well.
            return TryOpenForeign(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static FileStream? TryOpenForeign(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another run";
        }
    }

    /// <summary>The owner's name is a courtesy: a file that another user's killed run left behind may stay as it is.</summary>
    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
