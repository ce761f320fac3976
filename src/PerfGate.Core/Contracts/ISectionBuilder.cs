using System.Text.Json;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Contracts;

/// <summary>Makes sections of what an earlier version's report holds of a source.</summary>
public interface ISectionBuilder
{
    /// <summary>The field of <c>report.json</c> that it knows.</summary>
    string Field { get; }

    /// <summary>The report with its subject and sections.</summary>
    /// <param name="report">Without them.</param>
    /// <param name="part">The value of <see cref="Field"/>.</param>
    /// <exception cref="JsonException">The part is not what that version wrote.</exception>
    GateReport Build(GateReport report, JsonElement part);
}
