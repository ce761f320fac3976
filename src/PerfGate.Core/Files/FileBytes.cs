using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PerfGate.Core.Files;

/// <summary>All bytes of a file, in memory that goes back to the system when it is disposed of.</summary>
/// <remarks>Not an array: files are large, and one that waits to be collected or reused is memory that the judging needs.</remarks>
internal sealed unsafe class FileBytes : IDisposable
{
    private byte* start;
    private int length;

    private FileBytes(int capacity) => start = (byte*)NativeMemory.Alloc((nuint)Math.Max(capacity, 1));

    ~FileBytes() => Free();

    /// <summary>Valid until this is disposed of.</summary>
    public ReadOnlySpan<byte> Span => new(start, length);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OverflowException">The file is larger than 2 GB.</exception>
    public static FileBytes Read(string path)
    {
        OrdinaryFile.Require(path);
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var capacity = checked((int)RandomAccess.GetLength(file));
        var bytes = new FileBytes(capacity);
        try
        {
            bytes.Fill(file, capacity);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Fill(SafeFileHandle file, int capacity)
    {
        for (int read; length < capacity; length += read)
        {
            read = RandomAccess.Read(file, new Span<byte>(start + length, capacity - length), length);
            if (read == 0)
            {
                return;
            }
        }
    }

    private void Free()
    {
        NativeMemory.Free(start);
        start = null;
        length = 0;
    }
}
