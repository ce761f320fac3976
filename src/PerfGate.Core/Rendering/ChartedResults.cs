using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>The results that the chart of changes shows.</summary>
public static class ChartedResults
{
    /// <summary>More would not be read at the width of a phone.</summary>
    public const int Most = 10;

    /// <summary>What changed and has a ratio, what fails first, at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<ReportResult> Of(GateReport report) =>
    [
        .. report.Results
            .Where(result => ResultOrder.IsChange(result) && !result.IsHeldAgainstLimit && result.Ratio is > 0 and var ratio && double.IsFinite(ratio))
            .Order(ResultOrder.Instance)
            .Take(Most),
    ];
}
