using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Statistics;
using static PerfGate.Lab.Scoring.PageText;

namespace PerfGate.Lab.Scoring;

/// <summary>Each benchmark of the suite: its noise, what its slowdown really is, and how often it was found.</summary>
internal static class BenchmarkSection
{
    public static void Write(PageText page, Evidence evidence)
    {
        page.Line("## Benchmark by benchmark");
        page.Line();
        page.Line("The true slowdown is that of a long run of its own (`lab truth`), which nothing stopped: the Hodges–Lehmann estimate over its pairs, with its exact interval at 95 %. The measured one is the median of the estimates of all runs of the gate with that effect.");
        page.Line();
        page.Line($"| benchmark | one pair, A/A: robust sd | off by more than 5 % | {string.Join(" | ", evidence.Effects.Select(effect => $"+{effect} %: true | measured | found"))} |");
        page.Line($"|---|---:|---:|{string.Concat(evidence.Effects.Select(_ => "---:|---:|---:|"))}");
        foreach (var group in evidence.Same.GroupBy(decision => decision.Benchmark).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var pairs = group.SelectMany(decision => decision.Pairs).ToArray();
            var cells = evidence.Effects.Select(effect => Cells(evidence, group.Key, effect));
            page.Line($"| {group.Key} | {Percent(evidence.PairSpreads[group.Key])} | {Percent((double)pairs.Count(pair => Math.Abs(Math.Exp(pair) - 1) > 0.05) / pairs.Length)} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Cells(Evidence evidence, string benchmark, int effect)
    {
        var decisions = evidence.With(effect).Where(decision => decision.Benchmark == benchmark).ToList();
        var measured = Percent(Quantiles.Median([.. decisions.Select(decision => decision.Ratio)]) - 1);
        var found = string.Create(CultureInfo.InvariantCulture, $"{decisions.Count(decision => decision.Outcome == Outcome.Regressed)} of {decisions.Count}");
        return $"{Truth(evidence.Truth(benchmark, effect))} | {measured} | {found}";
    }

    private static string Truth(double[] pairs)
    {
        if (pairs.Length == 0)
        {
            return "";
        }

        var interval = SignedRank.ConfidenceInterval(pairs, 0.95);
        return $"{Change(SignedRank.HodgesLehmann(pairs))} [{Change(interval.Low)}, {Change(interval.High)}]";
    }

    private static string Change(double logarithm) => Percent(Math.Exp(logarithm) - 1);
}
