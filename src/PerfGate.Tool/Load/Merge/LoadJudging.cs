using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Load.Merge;

/// <summary>The one place where a merged load meets its judge.</summary>
internal static class LoadJudging
{
    public static IReadOnlyList<ReportResult> Judge(LoadMeasurement head, LoadScenario scenario) => [];
}
