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
        var load = part.Deserialize(LoadFactsJson.Instance.LoadFacts) ?? throw new JsonException("The part 'load' is null.");
        if (Fault(load) is { } fault)
        {
            throw new JsonException(fault);
        }

        return LoadSections.Attach(report with { Results = [.. report.Results.Select(Told)] }, load);
    }

    /// <summary>Then a result's reason alone said what it was held against.</summary>
    private static ReportResult Told(ReportResult result) =>
        result.LimitKind is null && result.Reason is LoadLimitKinds.Budget or LoadLimitKinds.Isolation or LoadLimitKinds.Limit
            ? result with { LimitKind = result.Reason }
            : result;

    private static string? Fault(LoadFacts load) =>
        load.Limits.Any(limit => limit is null) || new[] { load.Before, load.After }.Any(side => side is not null && !IsSound(side))
            ? "The section 'load' has an entry that is null, an endpoint without a name, a curve with fewer times than parts, or a side without a length."
            : null;

    private static bool IsSound(LoadSide side) =>
        side.Total.Seconds > 0
        && side.Total.Series.All(series => series is { Endpoint.Length: > 0 })
        && side.Points.All(point => point is { Name: not null })
        && side.Rates.All(rates => rates is not null)
        && side.Curves.All(curve => curve is { Name: not null } && curve.Parts.Count == curve.Values.Count)
        && side.Generators.All(generator => generator is not null);
}
