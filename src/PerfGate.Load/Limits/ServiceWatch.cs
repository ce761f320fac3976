using PerfGate.Load.Limits.Judging;

namespace PerfGate.Load.Limits;

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
