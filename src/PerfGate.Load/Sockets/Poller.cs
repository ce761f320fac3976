using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfGate.Load.Sockets;

/// <summary>Waits for many sockets at once (epoll), each told of once when something changes.</summary>
internal sealed unsafe class Poller : IDisposable
{
    public const uint Readable = 0x1;
    public const uint Writable = 0x4;
    public const uint Failed = 0x8;
    public const uint HungUp = 0x10;
    public const uint PeerClosed = 0x2000;

    private const uint EdgeTriggered = 1u << 31;
    private const int Most = 256;

    // struct epoll_event is packed on x64 alone, so that 32-bit programs may share it.
    private static readonly int DataAt = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int Stride = DataAt + 8;

    private readonly byte* events = (byte*)NativeMemory.AllocZeroed((nuint)(Most * Stride));
    private int epoll;
    private bool lacksNanoseconds;

    public Poller()
    {
        epoll = Libc.EpollCreate(Libc.EpollCloseOnExec);
        if (epoll < 0)
        {
            var error = Libc.Error;
            NativeMemory.Free(events);
            throw new IOException($"epoll_create1 failed with error {error} ({Marshal.GetPInvokeErrorMessage(error)})");
        }
    }

    /// <summary>Watches a socket until it is closed.</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="token">Comes back with its events.</param>
    /// <returns>0, or the system's error.</returns>
    public int Add(int descriptor, long token)
    {
        var one = stackalloc byte[16];
        Unsafe.WriteUnaligned(one, Readable | Writable | PeerClosed | EdgeTriggered);
        Unsafe.WriteUnaligned(one + DataAt, token);
        return Libc.EpollControl(epoll, Libc.EpollAdd, descriptor, one) == 0 ? 0 : Libc.Error;
    }

    /// <summary>Waits for events, at most that long.</summary>
    /// <param name="nanoseconds">0 or less: only looks.</param>
    /// <returns>How many events there are.</returns>
    public int Wait(long nanoseconds)
    {
        nanoseconds = Math.Max(0, nanoseconds);
        if (!lacksNanoseconds)
        {
            var time = new Libc.Timespec { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };
            var count = Libc.EpollWait(epoll, events, Most, &time);
            if (count >= 0)
            {
                return count;
            }

            // Linux before 5.11: milliseconds, rounded down; the last one is spent looking.
            lacksNanoseconds = Libc.Error == Libc.NoSuchCall;
        }

        return lacksNanoseconds ? Math.Max(0, Libc.EpollWaitMilliseconds(epoll, events, Most, (int)(nanoseconds / 1_000_000))) : 0;
    }

    public (uint Flags, long Token) Event(int index)
    {
        var at = events + (index * Stride);
        return (Unsafe.ReadUnaligned<uint>(at), Unsafe.ReadUnaligned<long>(at + DataAt));
    }

    public void Dispose()
    {
        if (epoll >= 0)
        {
            _ = Libc.Close(epoll);
            epoll = -1;
            NativeMemory.Free(events);
        }
    }
}
