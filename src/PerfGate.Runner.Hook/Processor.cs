using System.ComponentModel;
using System.Diagnostics;

namespace PerfGate.Runner.Hook;

/// <summary>Chooses the processor that the benchmark's thread runs on.</summary>
/// <remarks>On Linux the framework moves the first thread only, which is the one that runs the benchmark; on Windows the whole process.</remarks>
internal static class Processor
{
    public static void Choose(int processor)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            Process.GetCurrentProcess().ProcessorAffinity = (nint)1 << processor;
        }
        catch (Win32Exception)
        {
            // A container may forbid it; both sides then run unpinned alike.
        }
    }
}
