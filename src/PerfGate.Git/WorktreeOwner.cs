using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Git;

/// <summary>The process that a checkout belongs to; stands in a file beside the checkout.</summary>
/// <remarks>
/// The living owner keeps the file open and locked, which no killed process can and which also holds between containers. Where
/// the file system has no locks, the process id with its start time tells (ids are reused, start times are not).
/// </remarks>
/// <param name="Machine">Name of the machine or container.</param>
/// <param name="ProcessId">Its id there.</param>
/// <param name="Started">When that process started, UTC.</param>
internal sealed record WorktreeOwner(string Machine, int ProcessId, DateTime Started)
{
    public const string Extension = ".owner";

    // Start times are derived from the boot time and differ a little between two readings.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(5);

    // Between creating the file and locking it a living owner's file is empty.
    private static readonly TimeSpan WritingTakesLess = TimeSpan.FromMinutes(1);

    public static WorktreeOwner ThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new(Environment.MachineName, process.Id, process.StartTime.ToUniversalTime());
    }

    /// <summary>Writes the file and keeps it locked until the stream is disposed.</summary>
    public FileStream Claim(string path)
    {
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Machine}\n{ProcessId}\n{Started:O}\n"));
        }

        stream.Flush(flushToDisk: true);
        return stream;
    }

    /// <summary>True when the owner of this file has ended, whether or not it could tidy up.</summary>
    public static bool IsGone(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            using var reader = new StreamReader(stream);
            return Parse(reader.ReadToEnd()) is { } owner
                ? !owner.IsRunningHere()
                : DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > WritingTakesLess;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Locked: alive.
            return false;
        }
    }

    /// <returns>Null when the owner was killed while it wrote the file.</returns>
    private static WorktreeOwner? Parse(string text) =>
        text.Split('\n') is [var machine, var id, var started, ..]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
        && DateTime.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? new(machine, processId, time)
            : null;

    private bool IsRunningHere()
    {
        if (Machine != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return (process.StartTime.ToUniversalTime() - Started).Duration() < StartTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // Running, and not ours to look at.
            return true;
        }
    }
}
