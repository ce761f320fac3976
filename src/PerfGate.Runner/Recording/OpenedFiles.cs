using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace PerfGate.Runner.Recording;

/// <summary>Notes which files are opened, and which folders listed, below a folder while launches run: by inotify, on Linux alone.</summary>
/// <remarks>Whether a file is there can be asked without opening it; that is not seen.</remarks>
public sealed partial class OpenedFiles : IDisposable
{
    /// <summary>After a folder: it was listed.</summary>
    public const string ListedMark = "/";

    private const uint Open = 0x20;
    private const uint Overflow = 0x4000;
    private const uint OnlyFolders = 0x01000000;
    private const uint IsFolder = 0x40000000;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>wd, mask, cookie and length of the name, each of four bytes.</summary>
    private const int HeaderSize = 16;

    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(20);

    private readonly int handle;
    private readonly Dictionary<int, string> folders = [];
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly Timer reading;
    private bool isIncomplete;

    private OpenedFiles(int handle)
    {
        this.handle = handle;
        reading = new Timer(_ => Read(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to note; null where the system cannot, or the folder is too large for it.</summary>
    /// <param name="root">Top of the work tree.</param>
    public static OpenedFiles? Watch(string root)
    {
        if (!OperatingSystem.IsLinux() || InotifyInit(NonBlocking | CloseOnExec) is var handle && handle < 0)
        {
            return null;
        }

        var files = new OpenedFiles(handle);
        if (Directory.Exists(root) && files.Add(root))
        {
            files.reading.Change(ReadEvery, ReadEvery);
            return files;
        }

        files.Dispose();
        return null;
    }

    /// <summary>Paths below the root, forward slashes: files that were opened, and folders that were listed with <see cref="ListedMark"/>; null where some were lost.</summary>
    public IReadOnlyList<string>? Collect()
    {
        lock (opened)
        {
            Read();
            return isIncomplete ? null : [.. opened.Order(StringComparer.Ordinal)];
        }
    }

    public void Dispose()
    {
        using (var ended = new ManualResetEvent(false))
        {
            // A tick that has begun still reads from the handle.
            if (reading.Dispose(ended))
            {
                ended.WaitOne();
            }
        }

        _ = Close(handle);
    }

    private bool Add(string root)
    {
        // All are found before the first is watched: finding them lists folders.
        foreach (var relative in Folders(root, "").ToList())
        {
            var watch = AddWatch(handle, Path.Combine(root, relative), Open | OnlyFolders);
            if (watch < 0)
            {
                return false;
            }

            folders[watch] = relative;
        }

        return true;
    }

    private static IEnumerable<string> Folders(string root, string relative)
    {
        yield return relative;
        foreach (var child in new DirectoryInfo(Path.Combine(root, relative)).EnumerateDirectories())
        {
            if (child.Name != ".git" && !child.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                foreach (var folder in Folders(root, relative.Length == 0 ? child.Name : $"{relative}/{child.Name}"))
                {
                    yield return folder;
                }
            }
        }
    }

    private void Read()
    {
        lock (opened)
        {
            while (ReadHandle(handle, buffer, (nuint)buffer.Length) is var length and > 0)
            {
                for (var at = 0; at < length;)
                {
                    at += Note(buffer.AsSpan(at));
                }
            }
        }
    }

    /// <returns>Bytes of the event.</returns>
    private int Note(ReadOnlySpan<byte> notice)
    {
        var watch = BinaryPrimitives.ReadInt32LittleEndian(notice);
        var mask = BinaryPrimitives.ReadUInt32LittleEndian(notice[4..]);
        var size = BinaryPrimitives.ReadInt32LittleEndian(notice[12..]);
        isIncomplete |= (mask & Overflow) != 0;
        if (folders.TryGetValue(watch, out var folder))
        {
            var name = Encoding.UTF8.GetString(notice.Slice(HeaderSize, size)).TrimEnd('\0');
            var path = folder.Length == 0 || name.Length == 0 ? folder + name : $"{folder}/{name}";
            opened.Add((mask & IsFolder) != 0 ? path + ListedMark : path);
        }

        return HeaderSize + size;
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int InotifyInit(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddWatch(int handle, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadHandle(int handle, [Out] byte[] buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
