using PerfGate.Load.Checks;
using PerfGate.Load.Reports;

namespace PerfGate.Load.Conducting;

/// <summary>Searches as the report shows them.</summary>
public static class CapacityReport
{
    /// <param name="outcomes">Of head, and of base where there is one.</param>
    public static LoadCapacity Of(IReadOnlyList<CapacityOutcome> outcomes) => new(
        Named(outcomes, "base")?.Search.Held,
        Named(outcomes, "head")?.Search.Held,
        string.Join("; ", outcomes.Select(outcome => $"{outcome.Name}: {CapacityWords.Of(outcome.Search)}")));

    private static CapacityOutcome? Named(IReadOnlyList<CapacityOutcome> outcomes, string name) => outcomes.FirstOrDefault(outcome => outcome.Name == name);
}
