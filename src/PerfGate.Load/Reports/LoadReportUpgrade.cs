using System.Text.Json;
using PerfGate.Core.Contracts;
using PerfGate.Core.Reports;
using PerfGate.Load.Checks;

namespace PerfGate.Load.Reports;

/// <summary>Reports of versions before 0.2 have what was measured of a load as <c>load</c>: here it becomes sections.</summary>
public sealed class LoadReportUpgrade : ISectionBuilder
{
    public string Field => "load";

    public GateReport Build(GateReport report, JsonElement part)
    {
        var load = Read(part);
        foreach (var (place, what) in LoadFactsFaults.Of(load).Take(1))
        {
            throw At($".{place}", what);
        }

        return LoadSections.Attach(report with { Results = [.. report.Results.Select(Told)] }, load);
    }

    private LoadFacts Read(JsonElement part)
    {
        try
        {
            return part.Deserialize(LoadFactsJson.Instance.LoadFacts) ?? throw At("", "It is null.");
        }
        catch (JsonException error) when (error.Path?.StartsWith('$') == true && error.LineNumber is not null)
        {
            // Its lines are counted from the part's first.
            throw At(error.Path[1..], error.Message);
        }
    }

    private JsonException At(string place, string what) => new(what, $"$.{Field}{place}", lineNumber: null, bytePositionInLine: null);

    /// <summary>Then a result's reason alone said what it was held against.</summary>
    private static ReportResult Told(ReportResult result) =>
        result.LimitKind is null && result.Reason is LoadLimitKinds.Budget or LoadLimitKinds.Isolation or LoadLimitKinds.Limit
            ? result with { LimitKind = result.Reason }
            : result;
}
