namespace PerfGate.Core.Files;

/// <summary>Files that are opened for one process alone.</summary>
public static class FileLock
{
    /// <summary>Whether another process holds the file; every other fault would last for ever.</summary>
    public static bool IsTaken(IOException fault)
    {
        const int SharingViolation = 32, LockViolation = 33, WouldBlockOfLinux = 11, WouldBlockOfMac = 35;
        return OperatingSystem.IsWindows()
            ? (fault.HResult & 0xFFFF) is SharingViolation or LockViolation
            : fault.HResult == (OperatingSystem.IsLinux() ? WouldBlockOfLinux : WouldBlockOfMac);
    }
}
