namespace PerfGate.Core.Reports;

/// <summary>The order in which people want results: what fails first, then what changed, the larger change before the smaller.</summary>
public sealed class ResultOrder : IComparer<ReportResult>
{
    public static ResultOrder Instance { get; } = new();

    /// <summary>How much attention a result asks for; 0 is most.</summary>
    public static int Rank(ReportResult result) => (result.Outcome, result.Decision) switch
    {
        (Outcome.Regressed, Decision.Fail) => 0,
        (Outcome.Broken, Decision.Fail) => 0,
        (Outcome.Failed, Decision.Fail) => 1,
        (Outcome.Removed, Decision.Fail) => 2,
        (_, Decision.Fail) => 3,
        (Outcome.Regressed or Outcome.Broken, Decision.Waived) => 5,
        (Outcome.Regressed or Outcome.Broken, _) => 4,
        (Outcome.Failed, _) => 6,
        (Outcome.Removed, _) => 7,
        (Outcome.Inconclusive, _) => 8,
        (Outcome.Improved, _) => 9,
        (Outcome.Added, _) => 10,
        (Outcome.Unchanged or Outcome.Kept, _) => 11,
        _ => 12,
    };

    /// <summary>True for what a reviewer looks at one by one: everything that failed or moved.</summary>
    public static bool IsChange(ReportResult result) =>
        result.Decision == Decision.Fail
        || result.Outcome is Outcome.Regressed or Outcome.Failed or Outcome.Removed or Outcome.Improved or Outcome.Broken;

    public int Compare(ReportResult? x, ReportResult? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = Rank(x).CompareTo(Rank(y));
        if (order == 0 && x.Outcome is Outcome.Regressed or Outcome.Improved)
        {
            order = Size(y).CompareTo(Size(x));
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(x.Id, y.Id);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(x.Identity.ToString(), y.Identity.ToString());
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(x.Project, y.Project);
        }

        if (order == 0)
        {
            order = CompareMetrics(x.Metric, y.Metric);
        }

        // A change of a metric and its limit are two results.
        return order != 0 ? order : string.CompareOrdinal(x.Reason, y.Reason);
    }

    /// <summary>Time, then allocated, then the others by name.</summary>
    public static int CompareMetrics(string? x, string? y)
    {
        var order = MetricRank(x).CompareTo(MetricRank(y));
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    /// <summary>A growth from nothing has no ratio, and none is larger.</summary>
    private static double Size(ReportResult result) =>
        result.Ratio is { } ratio && ratio > 0 ? Math.Abs(Math.Log(ratio)) : double.PositiveInfinity;

    private static int MetricRank(string? metric) => metric switch
    {
        Measurements.Metric.Time => 0,
        Measurements.Metric.Allocated => 1,
        _ => 2,
    };
}
