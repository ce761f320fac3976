using System.Runtime.InteropServices;

namespace PerfGate.MSBuild;

/// <summary>Asks a process to end by itself, with SIGTERM, so that it can clean up.</summary>
internal static class ProcessTermination
{
    private const int Terminate = 15;

    /// <returns>
    /// Whether the process was asked. On Windows a process without a console cannot be asked: it is ended with its children,
    /// and the next run removes the worktree that it left.
    /// </returns>
    public static bool Ask(int processId)
    {
        try
        {
            return !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && Kill(processId, Terminate) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
