using PerfGate.Core.Diagnostics;

namespace PerfGate.Load.Checks;

/// <summary>What a run says of pauses.</summary>
/// <param name="Findings">In the order of the scenario; endpoints that cannot be judged have none.</param>
/// <param name="Warnings">Pauses of the generator or its machine that are as long as a limit (PG5205), never charged to the service.</param>
public sealed record PauseFindings(IReadOnlyList<PauseFinding> Findings, IReadOnlyList<Diagnostic> Warnings);
