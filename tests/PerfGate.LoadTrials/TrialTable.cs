using System.Globalization;
using System.Text;
using PerfGate.Statistics;

namespace PerfGate.LoadTrials;

/// <summary>The trials' lines as a table: what was found how often, with the interval of that rate.</summary>
internal static class TrialTable
{
    private const double Confidence = 0.95;

    public static string Of(IEnumerable<string> lines)
    {
        var table = new StringBuilder("| trial | found | times | 95 % interval | p50 ratio | p99 ratio | pairs or blocks | seconds |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var kind in lines.Select(line => line.Split('\t')).GroupBy(parts => parts[0]))
        {
            var all = kind.Count();
            foreach (var found in kind.GroupBy(parts => parts[2]).OrderByDescending(group => group.Count()))
            {
                var interval = Binomial.ConfidenceInterval(all, found.Count(), Confidence);
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"| {kind.Key} | {found.Key} | {found.Count()} of {all} | {interval.Low * 100:0} to {interval.High * 100:0} % | {Median(found, 4):0.000} | {Median(found, 5):0.000} | {Median(found, 3):0} | {Median(found, 7):0.0} |\n");
            }
        }

        return table.ToString();
    }

    private static double Median(IEnumerable<string[]> rows, int column) =>
        Quantiles.Median([.. rows.Select(row => double.TryParse(row[column], CultureInfo.InvariantCulture, out var value) ? value : double.NaN).Where(double.IsFinite).DefaultIfEmpty(0)]);
}
