using PerfGate.Load.Limits.Connections;
using PerfGate.Load.Limits.Database;
using PerfGate.Load.Limits.Disk;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Memory;
using PerfGate.Load.Limits.Processors;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits;

/// <summary>Which limits there are.</summary>
public static class LimitCatalogue
{
    /// <summary>A fresh object, for one start of the service.</summary>
    public static ILimit Create(LimitKind kind, LimitContext context) => kind switch
    {
        LimitKind.Memory80 or LimitKind.Memory90 or LimitKind.Memory100 => new HeapLimit(context, kind),
        LimitKind.Cpu => new ProcessorLimit(context),
        LimitKind.Database => new DatabaseLimit(context),
        LimitKind.DiskFull => new FullDiskLimit(context),
        LimitKind.DiskSlow => new SlowDiskLimit(context),
        LimitKind.Concurrency => new ConcurrencyLimit(context),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such limit."),
    };
}
