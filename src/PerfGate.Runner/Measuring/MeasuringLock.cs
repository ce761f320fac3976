using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Runner.Measuring;

/// <summary>Two gates never measure at once on one machine: each would be the other's noise.</summary>
/// <remarks>
/// An open file, so that the lock goes with the process however it ends. It is never deleted: a run that waits would hold another file
/// of the same name than the one that comes after it. It lies where every user can write, so that links in its place are never followed.
/// </remarks>
public sealed class MeasuringLock : IDisposable
{
    private const string FolderVariable = "PERFGATE_LOCK_FOLDER";

    /// <summary>Ours to write; the others wait for it, and read whom they wait for.</summary>
    private const UnixFileMode OursToWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Bytes of a file that names an owner; no purpose is longer.</summary>
    private const int LongestOwner = 4096;

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
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="PerfGateException">PG2015, exit code 3: nobody has the lock, and it cannot be had.</exception>
    public static Task<MeasuringLock> AcquireAsync(string purpose, Action<string> onWaiting, CancellationToken cancellation) =>
        AcquireAsync(Environment.GetEnvironmentVariable(FolderVariable) ?? Path.GetTempPath(), purpose, onWaiting, cancellation);

    internal static async Task<MeasuringLock> AcquireAsync(string folder, string purpose, Action<string> onWaiting, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "perfgate.lock");
        var ownerFile = path + ".owner";
        for (var waited = false; ; waited = true)
        {
            if (TryOpen(folder, path) is { } file)
            {
                Try(() => WriteOwner(ownerFile, string.Create(CultureInfo.InvariantCulture, $"{purpose} (process {Environment.ProcessId})")));
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
    private static FileStream? TryOpen(string folder, string path)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileInfo(path).LinkTarget is { } target
                ? throw Unusable(path, $"it is a link to '{target}'")
                : Open(path);
        }
        catch (IOException fault) when (FileLock.IsTaken(fault))
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, fault.Message);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException) when (File.Exists(path))
        {
            // Another user's file: it cannot be written to, and locks as well.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
    }

    /// <summary>A new file: what lies there already may be a link to one of the user's own.</summary>
    private static void WriteOwner(string path, string owner)
    {
        File.Delete(path);
        using var stream = new FileStream(path, Options(FileMode.CreateNew, FileAccess.Write, FileShare.Read));
        using var writer = new StreamWriter(stream);
        writer.Write(owner);
    }

    private static string ReadOwner(string path)
    {
        try
        {
            // A pipe has no length, and a device neither.
            return new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 and <= LongestOwner } ? File.ReadAllText(path) : "another run";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another run";
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OursToWrite;
        }

        return options;
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

    private static PerfGateException Unusable(string path, string why) => new(ExitCode.NotMeasured, new Diagnostic(
        DiagnosticIds.LockUnusable,
        Severity.Error,
        $"The lock that keeps two runs from measuring at once, '{path}', cannot be had: {why.TrimEnd('.')}. Set {FolderVariable} to a folder that everybody who measures here can write."));
}
