using PerfGate.Core.Measurements;

namespace PerfGate.Yaml.Rules;

/// <summary>Every key of a rules file, by the mapping that it stands in.</summary>
internal static class RuleKeys
{
    public static readonly string[] Top = ["version", "projects", "compare", "rules", "renames", "waivers"];

    public static readonly string[] Compare =
    [
        "branch", "gate", "profile", "detect", "noise-floor", "false-alarms", "budget", "inconclusive", "weak-evidence", "instructions", "profile-data",
        "impact", "measure-all-every",
    ];

    /// <summary>Any further key of a rule is the name of a metric.</summary>
    public static readonly string[] Rule = ["match", .. Metrics, "removed", "inconclusive"];

    public static readonly string[] Limit = ["max-increase", "floor"];

    public static readonly string[] Waiver = ["match", "metric", "allow", "until", "issue", "reason"];

    /// <summary>The metrics that PerfGate itself measures.</summary>
    public static string[] Metrics => [Metric.Time, Metric.Allocated, Metric.Instructions];

    public static IEnumerable<string> All => [.. Top, .. Compare, .. Rule, .. Limit, .. Waiver];
}
