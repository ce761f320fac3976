namespace PerfGate.Core.Rules;

/// <summary>The whole of <c>perfgate.yml</c>; without the file, these defaults.</summary>
public sealed record GateRules
{
    public static GateRules Default { get; } = new();

    /// <summary>Path of the file that the rules came from; null for the defaults.</summary>
    public string? File { get; init; }

    /// <summary>Benchmark projects, relative to the rules file's folder.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    public CompareRules Compare { get; init; } = new();

    /// <summary>In file order; the last that matches wins, field by field.</summary>
    public IReadOnlyList<BenchmarkRule> Rules { get; init; } = [];

    /// <summary>Old id to new id.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
