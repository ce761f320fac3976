using PerfGate.Core.Rules;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads the single values that only scenarios have; like <see cref="FieldReader"/>, null for one that is absent or wrong.</summary>
internal sealed class ScenarioValues(FieldReader read)
{
    private const string AllowedTime = "a time in h, m, s, ms or us of at most a week, such as '90s', '1h30m' or '50ms'";
    private const string AllowedTimeAboveZero = "a time in h, m, s, ms or us, above zero and at most a week, such as '90s', '1h30m' or '50ms'";

    public TimeSpan? Time(Field? field, bool orZero = false)
    {
        var allowed = orZero ? AllowedTime : AllowedTimeAboveZero;
        if (read.Text(field, allowed) is not { } text)
        {
            return null;
        }

        if (ScenarioDuration.TryParse(text, out var time) && (orZero || time > TimeSpan.Zero))
        {
            return time;
        }

        read.Refuse(field!.Value, allowed, text.All(char.IsAsciiDigit) ? ", which has no unit" : "");
        return null;
    }

    public double? Rate(Field? field)
    {
        if (read.Text(field, ScenarioRate.Allowed) is not { } text)
        {
            return null;
        }

        if (ScenarioRate.TryParse(text, out var rate, out var fault))
        {
            return rate;
        }

        read.Refuse(field!.Value, ScenarioRate.Allowed, fault);
        return null;
    }

    /// <summary>Bytes.</summary>
    public long? Size(Field? field)
    {
        var bytes = read.Amount(field, MetricUnits.For(Core.Measurements.Metric.Allocated));
        if (bytes is null or >= 1)
        {
            return (long?)bytes;
        }

        read.Refuse(field!.Value, "a size of at least 1B");
        return null;
    }

    public bool? Switch(Field? field) => read.Choice(field, ScenarioChoices.Switch);

    /// <summary>A share of something: a number above zero, or a percentage.</summary>
    public double? Share(Field? field)
    {
        const string Allowed = "a number above zero, such as '3', or a percentage, such as '95%'";
        if (read.Text(field, Allowed) is not { } text)
        {
            return null;
        }

        if (Amount.TryParse(text, out var quantity, out var fault) && quantity.Number > 0 && quantity.Unit is "" or "%")
        {
            return (double)quantity.Number;
        }

        read.Refuse(field!.Value, Allowed, fault);
        return null;
    }

    /// <summary>Text that is sent or used as it stands: one with <c>${NAME}</c> in it would be sent so, and is refused.</summary>
    public string? Open(Field? field, string allowed)
    {
        var text = read.Text(field, allowed);
        if (text is null || !text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        read.Refuse(
            field!.Value,
            "environment variables in headers, body, the service's environment and limits.database only, where they are kept secret",
            ", which holds '${'");
        return null;
    }

    /// <summary>A value of a list that may be given alone.</summary>
    public IReadOnlyList<Field> OneOrMore(Field? field) =>
        field is { Node: ScalarNode { IsNothing: false } } single ? [single] : read.List(field);
}

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
