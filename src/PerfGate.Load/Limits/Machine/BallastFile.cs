namespace PerfGate.Load.Limits.Machine;

/// <summary>Files that take room on a disk.</summary>
internal static class BallastFile
{
    private const string Prefix = ".perfgate-ballast";

    private const int NoSpace = 28;

    /// <summary>A path in <paramref name="folder"/> that nobody else uses.</summary>
    public static string In(string folder) => Path.Combine(folder, $"{Prefix}-{Guid.NewGuid():N}");

    public static bool IsOurs(string path) => Path.GetFileName(path).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Writes until the disk is full.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="IOException">It failed for another reason, or <paramref name="most"/> bytes did not fill it.</exception>
    public static long Fill(string path, long most, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var block = new byte[1 << 20];
        var written = 0L;

        // Smaller and smaller pieces, so that not even a page is left.
        for (var size = block.Length; size >= 512;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (written > most)
            {
                throw new IOException($"{most} bytes did not fill {Path.GetDirectoryName(path)}.");
            }

            try
            {
                file.Write(block, 0, size);
                written += size;
            }
            catch (IOException exception) when ((exception.HResult & 0xFFFF) == NoSpace)
            {
                size /= 2;
            }
        }

        return written;
    }
}
