namespace PerfGate.Core.Files;

/// <summary>Writes a file completely or not at all: readers see the old content or the new, never a part.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes <paramref name="path"/> through a temporary file beside it that is flushed to disk, then renamed over it.
    /// Missing folders are created.
    /// </summary>
    /// <remarks>What <paramref name="write"/> throws is passed on, and nothing of this call stays behind.</remarks>
    /// <exception cref="IOException">The file system refused it; the message names <paramref name="path"/>.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = StagedFile.Write(path, write);
        file.Publish();
    }

    /// <summary>A name in a folder for a file of the caller's own; what a killed process leaves of it goes with the next file that is written there.</summary>
    public static string TemporaryIn(string folder) => StagedFile.TemporaryIn(folder);
}
