using PerfGate.Yaml.Fields;

namespace PerfGate.Yaml.Rules;

/// <summary>Names of metrics are free, but one that is nearly one of PerfGate's own is a slip that would never match.</summary>
internal static class MetricName
{
    public const string Allowed = "time, allocated, instructions, or the name of an imported metric";

    /// <summary>The metric that was meant, or null when <paramref name="name"/> stands for itself.</summary>
    public static string? Meant(string name) =>
        RuleKeys.Metrics.Contains(name) ? null : RuleKeys.Metrics.FirstOrDefault(metric => Spelling.Distance(name, metric) <= 1);
}
