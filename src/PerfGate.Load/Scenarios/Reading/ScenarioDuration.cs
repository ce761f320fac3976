using PerfGate.Core.Rules;
using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Times of a scenario: those of the rules, <c>1h30m</c>, and single units with fractions down to the microsecond, <c>1.5ms</c>.</summary>
public static class ScenarioDuration
{
    private static readonly Dictionary<string, decimal> Ticks = new(StringComparer.Ordinal)
    {
        ["us"] = TimeSpan.TicksPerMicrosecond,
        ["\u00B5s"] = TimeSpan.TicksPerMicrosecond,
        ["\u03BCs"] = TimeSpan.TicksPerMicrosecond,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
    };

    /// <summary>True for a time of zero or more and at most <see cref="Duration.Longest"/>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        if (Duration.TryParse(text, out duration))
        {
            return true;
        }

        if (!Amount.TryParse(text, out var quantity, out _) || !Ticks.TryGetValue(quantity.Unit, out var ticks)
            || quantity.Number * ticks > Duration.Longest.Ticks)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(quantity.Number * ticks));
        return true;
    }
}
