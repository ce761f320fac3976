using PerfGate.Core.Measurements;

namespace PerfGate.Yaml.Fields;

/// <summary>The units in which a metric's amounts may be written, and their size in the metric's base unit.</summary>
public sealed class MetricUnits
{
    private const decimal Kilo = 1024; // as BenchmarkDotNet prints sizes

    // The micro sign (U+00B5) and the Greek letter (U+03BC) look alike; keyboards have either.
    private static readonly Dictionary<string, decimal> TimeFactors = new(StringComparer.Ordinal)
    {
        ["ns"] = 1,
        ["us"] = 1_000,
        ["\u00B5s"] = 1_000,
        ["\u03BCs"] = 1_000,
        ["ms"] = 1_000_000,
        ["s"] = 1_000_000_000,
    };

    private static readonly Dictionary<string, decimal> ByteFactors = new(StringComparer.Ordinal)
    {
        ["B"] = 1,
        ["KB"] = Kilo,
        ["KiB"] = Kilo,
        ["MB"] = Kilo * Kilo,
        ["MiB"] = Kilo * Kilo,
        ["GB"] = Kilo * Kilo * Kilo,
        ["GiB"] = Kilo * Kilo * Kilo,
    };

    private static readonly MetricUnits Time = new(TimeFactors, false, "a time in ns, us, µs, ms or s, such as '0.5ns'");
    private static readonly MetricUnits Bytes = new(ByteFactors, false, "a size in B, KB, MB or GB (of 1024), such as '64B'");

    private static readonly MetricUnits Any = new(
        new Dictionary<string, decimal>(TimeFactors.Concat(ByteFactors), StringComparer.Ordinal),
        true,
        "a number in the metric's unit, such as '5' or '5ms'");

    private readonly Dictionary<string, decimal> factors;
    private readonly bool open;

    private MetricUnits(Dictionary<string, decimal> factors, bool open, string allowed)
    {
        this.factors = factors;
        this.open = open;
        Allowed = allowed;
    }

    /// <summary>What to write, for a message.</summary>
    public string Allowed { get; }

    public IEnumerable<string> Names => factors.Keys;

    /// <summary>For <paramref name="metric"/>; null, a metric that is not known, allows any unit.</summary>
    public static MetricUnits For(string? metric) => metric switch
    {
        Metric.Time => Time,
        Metric.Allocated => Bytes,
        _ => Any,
    };

    /// <summary>
    /// The unit in base units (ns, B), or null when it is not allowed. A metric of another source may have any unit or none, which is
    /// then its own base unit; a bare k, M, G or T is refused, for it would be read as 1.
    /// </summary>
    public decimal? Factor(string unit) =>
        factors.TryGetValue(unit, out var factor) ? factor
        : open && IsOwnUnit(unit) ? 1
        : null;

    private static bool IsOwnUnit(string unit) =>
        unit is not ("k" or "K" or "M" or "G" or "T") && unit.All(c => char.IsLetter(c) || c is '/' or '·');
}
