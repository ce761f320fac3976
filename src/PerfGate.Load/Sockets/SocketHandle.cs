using Microsoft.Win32.SafeHandles;

namespace PerfGate.Load.Sockets;

/// <summary>A socket that is closed once nobody is inside a call on it, so that its number is never somebody else's meanwhile.</summary>
internal sealed class SocketHandle : SafeHandleMinusOneIsInvalid
{
    public SocketHandle(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
