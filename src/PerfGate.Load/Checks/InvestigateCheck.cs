using PerfGate.Core.Diagnostics;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>Says of which endpoints the 99th percentile of a whole run is worth a look, whatever their windows prove. Pure.</summary>
public static class InvestigateCheck
{
    /// <summary>
    /// "p99 of 'read' is 804.8 ms, beyond 200 ms: investigate", of each endpoint and tenant whose percentile over all windows is above what
    /// its budget calls <c>investigate</c> (PG5206), the furthest beyond first. For the head of a report's warnings.
    /// </summary>
    /// <param name="scenario">Its endpoints and budgets.</param>
    /// <param name="total">Of the whole run.</param>
    public static IReadOnlyList<Diagnostic> Of(LoadScenario scenario, LoadWindow total) =>
    [
        .. from endpoint in scenario.Endpoints
           let beyond = EffectiveBudget.InvestigateBeyond(scenario, endpoint)
           where beyond is > 0
           from series in total.Series
           where series.Endpoint == endpoint.Name && series.Response.P99 > beyond
           orderby series.Response.P99 / beyond descending
           select new Diagnostic(
               DiagnosticIds.BeyondInvestigate,
               Severity.Warning,
               $"p99 of '{SeriesName.Of(series)}' is {Quantity.Format(series.Response.P99, "ns")}, beyond {Quantity.Format(beyond.Value, "ns")}: investigate"),
    ];
}
