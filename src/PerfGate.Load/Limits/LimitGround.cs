using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits;

/// <summary>Where limits would be imposed: what a limit may look at before anything is started.</summary>
/// <param name="Scenario">The whole of it.</param>
/// <param name="Plan">Its limits, or the defaults.</param>
/// <param name="Ledger">Where what is applied is written down first.</param>
public sealed record LimitGround(LoadScenario Scenario, LimitsPlan Plan, LimitLedger Ledger)
{
    /// <summary>Most memory that the service may have under a memory limit, bytes.</summary>
    public long Memory => Plan.Memory ?? 256L << 20;

    /// <summary>The folder that the service writes to, absolute; null: none is named.</summary>
    public string? DiskFolder => Plan.DiskFolder is { } folder
        ? Path.GetFullPath(folder, Path.GetDirectoryName(Path.GetFullPath(Scenario.File))!)
        : null;
}
