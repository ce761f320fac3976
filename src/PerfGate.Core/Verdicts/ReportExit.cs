using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Verdicts;

/// <summary>The exit code that a report asks for.</summary>
public static class ReportExit
{
    /// <summary>
    /// 1 when a rule failed a regression, a removal or an inconclusive result; else 3 when it failed a benchmark that could not
    /// be run; else 0.
    /// </summary>
    public static ExitCode Of(GateReport report)
    {
        var notMeasured = false;
        foreach (var result in report.Results)
        {
            if (result.Decision != Decision.Fail)
            {
                continue;
            }

            if (result.Outcome != Outcome.Failed)
            {
                return ExitCode.Failed;
            }

            notMeasured = true;
        }

        return notMeasured ? ExitCode.NotMeasured : ExitCode.Passed;
    }
}
