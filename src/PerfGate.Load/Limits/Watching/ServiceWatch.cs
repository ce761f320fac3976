using System.ComponentModel;
using System.Diagnostics;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Resources;

namespace PerfGate.Load.Limits.Watching;

/// <summary>Looks at a service's memory and threads twice a second and keeps the most.</summary>
internal sealed class ServiceWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Timer timer;

    public ServiceWatch(int? process) => timer = new Timer(_ => Look(process), null, TimeSpan.Zero, Interval);

    /// <summary>Null: nothing could be seen.</summary>
    public LimitResources? Most { get; private set; }

    public void Dispose() => timer.Dispose();

    private void Look(int? process)
    {
        if (ServiceReading.Of(process) is { } now)
        {
            Most = Most is { } most ? new LimitResources(Math.Max(most.Memory, now.Memory), Math.Max(most.Threads, now.Threads)) : now;
        }
    }
}

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
