namespace PerfGate.Core.Files;

/// <summary>Files that are named by others: a pipe blocks who opens it, and a device has no end.</summary>
public static class OrdinaryFile
{
    /// <summary>To be asked before a file is opened. A file that is missing is not at fault here: whoever opens it says so.</summary>
    /// <param name="path">May be a link to a file.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <exception cref="IOException">It is a pipe, a socket or a device, a link that loops, or larger.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static void Require(string path, long most = long.MaxValue)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
        {
            file = new FileInfo(target.FullName);
        }

        if (!file.Exists)
        {
            return;
        }

        if (file.Length > most)
        {
            throw new IOException($"'{path}' has more than {most} bytes.");
        }

        if (file.Length == 0 && !IsEmpty(file.FullName))
        {
            throw new IOException($"'{path}' is a pipe, a socket or a device, and no ordinary file.");
        }
    }

    /// <summary>Those that are no ordinary files have no length either.</summary>
    private static bool IsEmpty(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            // For writing too: a pipe that is only read blocks until somebody writes.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return stream.CanSeek && stream.ReadByte() < 0;
        }
        catch (UnauthorizedAccessException)
        {
            // An empty file that may only be read.
            return true;
        }
    }
}
