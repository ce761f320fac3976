namespace PerfGate.Load.Services;

/// <summary>Tells when the heap is nearly full, of what lives and not of what merely was not collected yet.</summary>
/// <param name="share">Of what the heap may have.</param>
internal sealed class MemoryWatermark(double share)
{
    private const int CollectEveryMilliseconds = 200;

    private readonly long mark = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * share);
    private long collected;

    public bool IsReached()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) < mark)
        {
            return false;
        }

        var now = Environment.TickCount64;
        var last = Interlocked.Read(ref collected);
        if (now - last >= CollectEveryMilliseconds && Interlocked.CompareExchange(ref collected, now, last) == last)
        {
            GC.Collect();
        }

        return GC.GetTotalMemory(forceFullCollection: false) >= mark;
    }
}
