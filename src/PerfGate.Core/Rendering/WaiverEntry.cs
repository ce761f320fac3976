using System.Globalization;
using System.Text;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>Writes <c>waivers</c> entries for <c>perfgate.yml</c>, with the two fields left empty that only a person can fill.</summary>
public static class WaiverEntry
{
    /// <summary>How long a proposed waiver holds, in days from when head was measured.</summary>
    public const int Days = 30;

    /// <summary>
    /// A <c>waivers</c> section. The ceiling is the upper end of the result's interval (else its estimate) in whole percent, rounded up;
    /// for exact metrics, and where there is no ratio, the growth itself in the base unit.
    /// </summary>
    public static IReadOnlyList<string> Lines(IEnumerable<ReportResult> results, DateTimeOffset? measured)
    {
        var until = measured is { } time
            ? DateOnly.FromDateTime(time.UtcDateTime).AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "YYYY-MM-DD";
        List<string> lines = ["waivers:"];
        foreach (var result in results)
        {
            lines.Add($"  - match: {Quote(result.Id)}");
            lines.Add($"    metric: {(result.Metric is { } metric ? Plain(metric) : "time")}");
            lines.Add($"    allow: {Ceiling(result)}");
            lines.Add($"    until: {until}");
            lines.Add("    issue: \"\"");
            lines.Add("    reason: \"\"");
        }

        return lines;
    }

    /// <summary>A double-quoted YAML scalar on one line.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
            {
                quoted.Append('\\').Append(rune.ToString());
            }
            else if (VisibleText.Escape(rune.ToString()) == rune.ToString())
            {
                quoted.Append(rune.ToString());
            }
            else
            {
                quoted.Append(rune.IsBmp ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}");
            }
        }

        return quoted.Append('"').ToString();
    }

    private static string Plain(string metric) => metric.All(char.IsAsciiLetterOrDigit) ? metric : Quote(metric);

    private static string Ceiling(ReportResult result)
    {
        if ((result.Reason == Reasons.Exact || result.Ratio is null) && result is { Base: { } @base, Head: { } head, Unit: { } unit })
        {
            var growth = Math.Ceiling(Math.Abs(head.Median - @base.Median)).ToString("0", CultureInfo.InvariantCulture);
            return unit.All(char.IsAsciiLetterOrDigit) ? growth + unit : Quote(growth + unit);
        }

        var ratio = result.Interval is { } interval && double.IsFinite(interval.High) ? interval.High : result.Ratio ?? double.NaN;
        return double.IsFinite(ratio)
            ? Math.Ceiling(Math.Round(Math.Abs(ratio - 1) * 100, 6)).ToString("0", CultureInfo.InvariantCulture) + "%"
            : "\"\"";
    }
}
