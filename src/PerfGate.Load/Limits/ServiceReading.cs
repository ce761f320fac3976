using System.ComponentModel;
using System.Diagnostics;
using PerfGate.Core.Load.Limits;

namespace PerfGate.Load.Limits;

/// <summary>Reads memory and threads of a service's processes.</summary>
internal static class ServiceReading
{
    /// <summary>Null: the process is not ours to look into, or is gone.</summary>
    public static LimitResources? Of(int? root)
    {
        if (root is not { } first)
        {
            return null;
        }

        var (memory, threads) = (0L, 0);
        foreach (var id in ProcessTree.Of(first))
        {
            try
            {
                using var process = Process.GetProcessById(id);
                memory += process.WorkingSet64;
                threads += process.Threads.Count;
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
            {
                // It ended meanwhile.
            }
        }

        return threads == 0 ? null : new LimitResources(memory, threads);
    }
}
