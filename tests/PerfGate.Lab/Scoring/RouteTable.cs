using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;

namespace PerfGate.Lab.Scoring;

/// <summary>What the gate decided about times, by version of BenchmarkDotNet, route and injected slowdown.</summary>
internal static class RouteTable
{
    private const string Turns = "turns";

    public static string Write(IReadOnlyList<BankedRun> runs)
    {
        var page = new PageText();
        page.Line("| BenchmarkDotNet | route | head does more work | runs | decisions on times | called slower | called unchanged | inconclusive | pairs, median | seconds a benchmark, median (90 %) | spread of a pair, median |");
        page.Line("|---|---|---:|---:|---:|---|---|---|---:|---|---:|");
        foreach (var group in runs.Where(run => run.Record.Kind == RunRecord.Gate).GroupBy(KeyOf).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            var decisions = GateDecision.Of(group);
            var (version, route, effect) = group.Key;
            page.Line($"| {version} | {route} | {effect} % | {group.Count()} | {decisions.Count} | {PageText.Called(decisions, Outcome.Regressed)} | {PageText.Called(decisions, Outcome.Unchanged)} | {PageText.Called(decisions, Outcome.Inconclusive)} | {PageText.Quantile([.. decisions.Select(one => (double)one.Pairs.Length)], 0.5):0} | {PageText.Seconds([.. decisions.Select(one => one.Seconds)])} | {PageText.Percent(PageText.Quantile([.. decisions.Select(SpreadOf)], 0.5))} |");
        }

        return page.ToString();
    }

    private static (string Version, string Route, int Effect) KeyOf(BankedRun run) =>
        (run.Head.Environment.BenchmarkDotNet ?? "?", run.Head.Environment.Route ?? Turns, run.Record.Effect);

    /// <summary>Standard deviation of the log-ratios of pairs, as a fraction.</summary>
    private static double SpreadOf(GateDecision decision)
    {
        var mean = decision.Pairs.Average();
        return Math.Sqrt(decision.Pairs.Sum(pair => (pair - mean) * (pair - mean)) / Math.Max(decision.Pairs.Length - 1, 1));
    }
}
