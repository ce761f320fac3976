using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits;

/// <summary>Which limits there are.</summary>
public static class LimitCatalogue
{
    /// <summary>A fresh object, for one start of the service.</summary>
    public static ILimit Create(LimitKind kind, LimitGround ground) => kind switch
    {
        LimitKind.Memory80 or LimitKind.Memory90 or LimitKind.Memory100 => new HeapLimit(ground, kind),
        LimitKind.Cpu => new ProcessorLimit(ground),
        LimitKind.Database => new DatabaseLimit(ground),
        LimitKind.DiskFull => new FullDiskLimit(ground),
        LimitKind.DiskSlow => new SlowDiskLimit(ground),
        LimitKind.Concurrency => new ConcurrencyLimit(ground),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such limit."),
    };
}
