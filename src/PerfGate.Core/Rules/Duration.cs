using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.Core.Rules;

/// <summary>Durations as people write them: whole hours, minutes and seconds, such as <c>10m</c>, <c>90s</c> or <c>1h30m</c>.</summary>
public static partial class Duration
{
    /// <summary>The longest duration accepted, a week.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>
    /// True when <paramref name="text"/> is a duration above zero and at most <see cref="Longest"/>; each unit at most once, the larger
    /// first.
    /// </summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var match = Pattern().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((3600L * Part(match, "h")) + (60L * Part(match, "m")) + Part(match, "s"));
        return duration > TimeSpan.Zero && duration <= Longest;
    }

    /// <summary>As people write it: <c>1h30m</c>; fractions of a second are left out, and nothing at all is <c>0s</c>.</summary>
    /// <param name="duration">Zero or more.</param>
    public static string Text(TimeSpan duration)
    {
        var text = string.Concat(
            Unit((long)duration.TotalHours, "h"), Unit(duration.Minutes, "m"), Unit(duration.Seconds, "s"));
        return text.Length > 0 ? text : "0s";

        static string Unit(long count, string unit) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit].Success ? int.Parse(match.Groups[unit].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // Six digits hold a week of seconds and cannot overflow.
    [GeneratedRegex(@"\A(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,6})s)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
