using System.ComponentModel;
using System.Diagnostics;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Resources;

namespace PerfGate.Load.Limits.Watching;

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

        if (ProcFileSystem.IsThere)
        {
            var tree = ProcFileSystem.Tree(first, withChildren: true);
            return tree.Count == 0 ? null : new LimitResources(tree.Sum(process => process.Memory), tree.Sum(process => process.Threads));
        }

        try
        {
            using var process = Process.GetProcessById(first);
            return new LimitResources(process.WorkingSet64, process.Threads.Count);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
