using System.Globalization;
using System.Text;
using PerfGate.Core.Reports;
using PerfGate.Statistics;

namespace PerfGate.Lab.Scoring;

/// <summary>Lines of Markdown, and how the page writes numbers.</summary>
internal sealed class PageText
{
    private readonly StringBuilder text = new();

    public void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public void Line(string line = "") => text.Append(line).Append('\n');

    public override string ToString() => text.ToString();

    public static Rate Called(IReadOnlyCollection<GateDecision> group, Outcome outcome) => Rate.Of(group, decision => decision.Outcome == outcome);

    public static double Quantile(double[] values, double p) => values.Length == 0 ? double.NaN : Quantiles.Linear(values, p);

    /// <summary>Median and ninetieth percentile.</summary>
    public static string Seconds(double[] seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{Quantile(seconds, 0.5):0.0} ({Quantile(seconds, 0.9):0.0}), n = {seconds.Length}");

    public static string Percent(double fraction) => double.IsNaN(fraction) ? "no run yet" : fraction.ToString("0.00 %", CultureInfo.InvariantCulture);
}
