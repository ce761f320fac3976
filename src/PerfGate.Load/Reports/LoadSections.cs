using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Load.Checks;

namespace PerfGate.Load.Reports;

/// <summary>A report of load with its subject and all of its sections.</summary>
internal static class LoadSections
{
    public static GateReport Attach(GateReport report, LoadFacts load)
    {
        report = report with { Subject = SubjectOf(report, load) };
        return report with
        {
            Sections =
            [
                LoadPages.Environment(load),
                .. load.Before is { } before ? LoadPages.Side(before, SectionPlace.Baseline) : [],
                .. LoadPages.Side(load.After, SectionPlace.After),
                .. LoadPages.Changes(load),
                LoadPages.Methodology(load),
                Charts(report, load),
                new ReportSection { Place = SectionPlace.Recommendations, Advice = LoadRecommendations.Of(report, load) },
            ],
        };
    }

    private static ReportSection Charts(GateReport report, LoadFacts load) => new()
    {
        Place = SectionPlace.Charts,
        Sentences = ChartedSeries.LeftOut(report, load) is { } leftOut ? [leftOut] : [],
        Charts = LoadCharts.Of(report, load, ratesFirst: ChartedResults.Of(report).Count > 0),
    };

    private static Subject SubjectOf(GateReport report, LoadFacts load)
    {
        var onlyLimits = load.Limits.Count > 0 && report.Results.All(result => result.LimitKind == LoadLimitKinds.Limit);
        var subject = onlyLimits
            ? new Subject("limit", "limits") { Broke = "was not taken well", Kept = "were taken gracefully" }
            : new Subject("endpoint", "endpoints");
        return subject with
        {
            Repetitions = "windows",
            SideBySide = "Both services were alive at the same time, and windows of base and head took turns. One pair of windows gives one ratio of head to base; the estimate over pairs is the Hodges–Lehmann estimate, or the M-estimate next to it where windows have several speeds.",
            Alone = "Nothing was compared: the service was held against its budgets.",
            Under = $"under load ({load.Identity.Load}{(load.Limits.Count > 0 ? ", and limits" : "")})",
            Remedy = "a longer run, or more windows",
            Limits = new Dictionary<string, LimitPhrases>
            {
                [LoadLimitKinds.Budget] = new("over budget"),
                [LoadLimitKinds.Isolation] = new("not isolated", "beside another tenant", "Alone → beside"),
            },
        };
    }
}
