using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;

namespace PerfGate.Core.Verdicts;

/// <summary>A rule that limits instructions judges what was counted alone: what it could not judge is said.</summary>
internal static class UncountedInstructions
{
    private const int NamesShown = 3;

    /// <summary>None, or one.</summary>
    public static ReportWarning[] Check(RuleBook rules, MeasurementSet head) =>
        rules.LimitsAnywhere(Metric.Instructions) ? Found(rules, head) : [];

    private static ReportWarning[] Found(RuleBook rules, MeasurementSet head)
    {
        MeasuredBenchmark[] uncounted =
        [
            .. head.Benchmarks.Where(benchmark =>
                benchmark.Failure is null && benchmark.FindMetric(Metric.Instructions) is null && rules.Limits(benchmark.Id, Metric.Instructions)),
        ];
        if (uncounted.Length == 0)
        {
            return [];
        }

        var names = string.Join(", ", uncounted.Take(NamesShown).Select(benchmark =>
            benchmark.WhyNotCounted is { } why ? $"{benchmark.Identity.Display()} ({why})" : benchmark.Identity.Display()));
        var more = uncounted.Length > NamesShown ? $" and {uncounted.Length - NamesShown} more" : "";
        return [new ReportWarning(
            DiagnosticIds.InstructionsNotCounted, $"a rule limits instructions, and there are none of {names}{more}: it judged nothing there")];
    }
}
