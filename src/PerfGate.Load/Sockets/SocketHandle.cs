using Microsoft.Win32.SafeHandles;

namespace PerfGate.Load.Sockets;

/// <summary>A socket that is closed once nobody is inside a call on it, so that its number is never somebody else's meanwhile.</summary>
internal sealed class SocketHandle(int descriptor) : SafeHandleMinusOneIsInvalid(ownsHandle: true)
{
    public static SocketHandle Of(int descriptor)
    {
        var handle = new SocketHandle(descriptor);
        handle.SetHandle(descriptor);
        return handle;
    }

    protected override bool ReleaseHandle() => Libc.Close(descriptor) == 0;
}
