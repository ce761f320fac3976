using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;

namespace PerfGate.Core.Load.Limits;

/// <summary>The report of a run of limits.</summary>
public static class LimitsReport
{
    /// <summary>The word in the methodology.</summary>
    public const string Design = "limits";

    /// <param name="evidence">One entry a kind.</param>
    /// <param name="environment">The machine that it was seen on.</param>
    /// <param name="head">What was measured.</param>
    /// <param name="tool">Version of the tool.</param>
    /// <param name="warnings">What a reader must know of the whole run.</param>
    public static GateReport Of(
        IReadOnlyList<LimitEvidence> evidence, MeasuredEnvironment environment, ReportSide head, string? tool, IReadOnlyList<ReportWarning> warnings)
    {
        var results = ResultTally.Order(evidence.Select(LimitResults.Of));
        var counts = ResultTally.Count(results);
        return new GateReport
        {
            Tool = tool,
            Verdict = ResultTally.VerdictOf(counts, results),
            Base = new ReportSide { Origin = "the same service before each limit" },
            Head = head,
            Environment = environment,
            Methodology = new Methodology { Design = Design, FalseAlarms = 0, Detect = 0, NoiseFloor = 0, FamilySize = 0 },
            Counts = counts,
            Results = results,
            Warnings = warnings,
        };
    }
}
