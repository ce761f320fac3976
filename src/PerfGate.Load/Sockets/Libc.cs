using System.Runtime.InteropServices;

namespace PerfGate.Load.Sockets;

/// <summary>System calls of sockets; numbers are those of Linux on x64 and arm64, where they are the same.</summary>
internal static unsafe partial class Libc
{
    public const int StreamSocket = 1;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int NoSignal = 0x4000;
    public const int Peek = 0x2;
    public const int SocketLevel = 1;
    public const int SocketError = 4;
    public const int TcpLevel = 6;
    public const int TcpNoDelay = 1;

    public const int Interrupted = 4;
    public const int WouldBlock = 11;
    public const int BrokenPipe = 32;
    public const int NoSuchCall = 38;
    public const int ConnectionReset = 104;
    public const int InProgress = 115;

    public const int EpollCloseOnExec = 0x80000;
    public const int EpollAdd = 1;

    private const long EpollPwait2 = 441;
    private const int SetTimerSlack = 29;

    /// <summary>Whether this is the system and the processor that the numbers are of.</summary>
    public static bool IsKnown { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static int Error => Marshal.GetLastPInvokeError();

    /// <summary>Timeout in nanoseconds; glibc has its wrapper since 2.35 and musl none, so the call is made by its number.</summary>
    public static int EpollWait(int epoll, byte* events, int most, Timespec* timeout) =>
        (int)SystemCall(EpollPwait2, epoll, (nint)events, most, (nint)timeout, 0, 0);

    /// <summary>Asks the system to wake this thread when it is due, not up to 50 µs later.</summary>
    public static void WakeExactly() => _ = ProcessControl(SetTimerSlack, 1, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int socket, byte* bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int socket, byte* bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(SocketHandle socket, byte* bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(SocketHandle socket, byte* bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetOption(int socket, int level, int name, int* value, int* length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(int socket, int level, int name, int* value, int length);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, byte* epollEvent);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWaitMilliseconds(int epoll, byte* events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(long number, nint one, nint two, nint three, nint four, nint five, nint six);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint one, nuint two, nuint three, nuint four);

    [StructLayout(LayoutKind.Sequential)]
    public struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
