using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>All results of one benchmark; its outcome is that of the result that asks for most attention.</summary>
public sealed record BenchmarkRow
{
    private BenchmarkRow(IEnumerable<ReportResult> results)
    {
        Results =
        [
            .. results
                .OrderBy(ResultOrder.Rank)
                .ThenBy(result => result.Metric, Comparer<string?>.Create(ResultOrder.CompareMetrics)),
        ];
    }

    /// <summary>At least one; what asks for most attention first, then time before allocated.</summary>
    public IReadOnlyList<ReportResult> Results { get; }

    public ReportResult Worst => Results[0];

    public BenchmarkIdentity Identity => Worst.Identity;

    public Outcome Outcome => Worst.Outcome;

    public ReportResult? Time => Find(Metric.Time);

    public ReportResult? Allocated => Find(Metric.Allocated);

    /// <summary>Metrics beside time and allocated, in the order of <see cref="Results"/>.</summary>
    public IEnumerable<ReportResult> Others => Results.Where(result => result.Metric is not (null or Metric.Time or Metric.Allocated));

    /// <summary>Any of its results was decided so.</summary>
    public bool Has(Outcome outcome, Decision decision) =>
        Results.Any(result => result.Outcome == outcome && result.Decision == decision);

    /// <summary>One row per benchmark, ordered by <see cref="Worst"/>.</summary>
    public static IReadOnlyList<BenchmarkRow> Of(GateReport report) =>
    [
        .. report.Results
            .GroupBy(result => result.Identity)
            .Select(results => new BenchmarkRow(results))
            .OrderBy(row => row.Worst, ResultOrder.Instance),
    ];

    private ReportResult? Find(string metric) => Results.FirstOrDefault(result => result.Metric == metric);
}
