using System.ComponentModel;
using System.Net.Sockets;

namespace PerfGate.Core.Diagnostics;

/// <summary>What the machine, or a limit of this user on it, ran out of: no fault of the tool, and none of the program that could not be started.</summary>
/// <param name="Words">To go after "ran out of".</param>
/// <param name="Remedy">A sentence.</param>
public sealed record ResourceShortage(string Words, string Remedy)
{
    private static readonly ResourceShortage Files = new(
        "file descriptors", "Raise the limit of open files, for example with `ulimit -n 4096`, or end programs that hold many, and run again.");

    private static readonly ResourceShortage Disk = new(
        "disk space", "Make room, or choose folders on another disk, and run again.");

    private static readonly ResourceShortage Memory = new(
        "memory", "End other programs, or allow this one more, and run again.");

    private static readonly ResourceShortage Processes = new(
        "processes", "Raise the limit of processes, for example with `ulimit -u 4096`, or end some, and run again.");

    /// <summary>As the C library words its error numbers, where the runtime, libraries and git repeat them.</summary>
    private static readonly (string Text, ResourceShortage Shortage)[] Texts =
    [
        ("Too many open files", Files), ("No file descriptors available", Files),
        ("No space left on device", Disk), ("Disk quota exceeded", Disk), ("File too large", Disk),
        ("Cannot allocate memory", Memory), ("Out of memory", Memory),
        ("Resource temporarily unavailable", Processes),
    ];

    /// <param name="fault">With what caused it.</param>
    /// <returns>Null: something else went wrong.</returns>
    public static ResourceShortage? Of(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if (OfOne(at) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <param name="text">Of another program, in the C locale.</param>
    /// <returns>Null: it says nothing of the kind.</returns>
    public static ResourceShortage? In(string text)
    {
        var found = Array.FindIndex(Texts, one => text.Contains(one.Text, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? null : Texts[found].Shortage;
    }

    /// <summary>For a program that failed and did not say why, as git does where a file does not fit.</summary>
    /// <param name="folder">Where it wrote.</param>
    /// <returns>The disk, where less than 16 MiB of it are left; else null.</returns>
    public static ResourceShortage? OfDiskBelow(string folder)
    {
        const long LittleRoom = 16L << 20;
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace < LittleRoom ? Disk : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>PG3011, to be given with exit code 3.</summary>
    /// <param name="what">What could not be done, and why, in the system's words.</param>
    public Diagnostic Describe(string what) =>
        new(DiagnosticIds.ResourceShortage, Severity.Error, $"The machine ran out of {Words}: {what.TrimEnd('.')}. {Remedy}");

    private static ResourceShortage? OfOne(Exception fault)
    {
        const int TooManyFiles = 4, NotEnoughMemory = 8, DiskIsFull = 39, NoSpaceOnDisk = 112, NoSystemResources = 1450;
        return fault switch
        {
            OutOfMemoryException => Memory,
            SocketException { SocketErrorCode: SocketError.TooManyOpenSockets } => Files,
            IOException or Win32Exception when OperatingSystem.IsWindows() => Number(fault) switch
            {
                TooManyFiles => Files,
                NotEnoughMemory or NoSystemResources => Memory,
                DiskIsFull or NoSpaceOnDisk => Disk,
                _ => null,
            },
            // Only of a process that cannot be made: a lock that is taken, and a socket that would block, say the same.
            _ => In(fault.Message) is { } found && (found != Processes || fault.GetType() == typeof(Win32Exception)) ? found : null,
        };
    }

    private static int Number(Exception fault) =>
        fault is Win32Exception windows ? windows.NativeErrorCode : fault.HResult & 0xFFFF;
}
