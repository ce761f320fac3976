using PerfGate.Core.Reports;

namespace PerfGate.Charts;

/// <summary>Which limits are drawn in their place.</summary>
internal static class ChartLimits
{
    /// <summary>Beyond this many times the greatest value a limit is named at the upper edge: in its place, it would press everything else together.</summary>
    private const double Near = 10;

    public static bool IsNear(this ChartLimit limit, double most) => limit.Value <= Near * most;
}
