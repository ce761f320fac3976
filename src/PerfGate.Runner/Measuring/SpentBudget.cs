using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;

namespace PerfGate.Runner.Measuring;

/// <summary>A budget that ended before the measuring did.</summary>
/// <param name="Budget">What was allowed.</param>
/// <param name="PairTime">What a pair took, on average.</param>
/// <param name="FirstLook">The fewest pairs at which a time may be settled.</param>
/// <param name="Total">Benchmarks that were to be measured.</param>
/// <param name="NotBegun">How many of them got no pair.</param>
public sealed record SpentBudget(TimeSpan Budget, TimeSpan PairTime, int FirstLook, int Total, int NotBegun)
{
    /// <param name="report">What was decided; the last look may settle what was open.</param>
    /// <returns>PG2008, with the report's own counts; null when all is settled.</returns>
    public ReportWarning? Warning(GateReport report)
    {
        var open = report.Results.Where(result => result.Outcome == Outcome.Inconclusive).Select(result => result.Identity).Distinct().Count();
        if (open == 0)
        {
            return null;
        }

        var notBegun = NotBegun == 0 ? "" : $", {NotBegun} of them not begun";
        var seconds = Math.Max(PairTime.TotalSeconds * FirstLook, 1).ToString("0", CultureInfo.InvariantCulture);
        return new ReportWarning(
            DiagnosticIds.BudgetSpent,
            $"The budget of {Duration.Text(Budget)} was spent with {open} of {Total} benchmark{(Total == 1 ? "" : "s")} not settled{notBegun}. "
            + $"A verdict on a time takes at least {FirstLook} pairs, here about {seconds} s; raise --budget, or measure fewer benchmarks with --filter.");
    }
}
