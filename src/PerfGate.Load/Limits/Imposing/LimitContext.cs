using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Imposing;

/// <summary>What a limit knows before anything is started: the scenario, its plan and the ledger of what was changed on the machine.</summary>
/// <param name="Scenario">The whole of it.</param>
/// <param name="Plan">Its limits, or the defaults.</param>
/// <param name="Ledger">Where what is applied is written down first.</param>
public sealed record LimitContext(LoadScenario Scenario, LimitsPlan Plan, LimitLedger Ledger)
{
    /// <summary>Most memory that the service may have under a memory limit, bytes.</summary>
    public long Memory => Plan.Memory ?? 256L << 20;

    /// <summary>The folder that the service writes to, absolute; null: none is named.</summary>
    public string? DiskFolder => Plan.DiskFolder is { } folder
        ? Path.GetFullPath(folder, Path.GetDirectoryName(Path.GetFullPath(Scenario.File))!)
        : null;
}
