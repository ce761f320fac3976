using System.Runtime.InteropServices;

namespace PerfGate.Load.Limits.Connections;

/// <summary>More open files for this process for some time, as far as this user may; disposing takes them back. Linux of 64 bits; elsewhere nothing.</summary>
internal sealed partial class OpenFileAllowance : IDisposable
{
    /// <summary>RLIMIT_NOFILE of Linux on x64 and arm64, setrlimit(2).</summary>
    private const int OpenFiles = 7;

    private ResourceLimit? before;

    private OpenFileAllowance(ResourceLimit? before) => this.before = before;

    /// <param name="files">That are needed; where as many are allowed, nothing is changed.</param>
    public static OpenFileAllowance Raise(long files)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess || Get(OpenFiles, out var now) != 0 || now.Soft >= (ulong)files)
        {
            return new OpenFileAllowance(null);
        }

        // Above the hard limit only with CAP_SYS_RESOURCE, and never above fs.nr_open.
        ResourceLimit[] tries = [new((ulong)files, Math.Max(now.Hard, (ulong)files)), new(now.Hard, now.Hard)];
        foreach (var wanted in tries)
        {
            if (wanted != now && Set(OpenFiles, wanted) == 0)
            {
                return new OpenFileAllowance(now);
            }
        }

        return new OpenFileAllowance(null);
    }

    public void Dispose()
    {
        if (before is { } limit)
        {
            _ = Set(OpenFiles, limit);
            before = null;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Get(int resource, out ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int Set(int resource, in ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct ResourceLimit(ulong Soft, ulong Hard);
}
