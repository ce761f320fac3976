using PerfGate.Core.Reports;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>Which strategies would bound what one tenant does to another, each by a rule over what was seen.</summary>
internal static class IsolationAdvice
{
    /// <summary>A refusal or a timeout in a hundred requests is no chance event.</summary>
    private const double Many = 0.01;

    /// <summary>A sentence.</summary>
    public static string For(IsolationPlan plan, IReadOnlyList<IsolationBlock> blocks, IReadOnlyList<ReportResult> results)
    {
        var broken = results.Where(result => result.Outcome == Outcome.Broken).Select(result => result.Metric).ToHashSet();
        var beside = Counts(blocks.Select(block => block.Beside));
        var alone = Counts(blocks.Select(block => block.Alone));
        var aggressor = Counts(blocks.Select(block => block.Aggressor));
        List<string> bounds = [];
        if (broken.Contains("p50"))
        {
            bounds.Add("pools of their own (every second request waits, so they queue for one pool)");
            bounds.Add("a queue limit (waiting is not bounded)");
        }
        else if (broken.Count > 0)
        {
            bounds.Add("a queue limit (only the slowest requests wait, behind bursts)");
        }

        if (Share(beside, RequestOutcome.Shed) > Share(alone, RequestOutcome.Shed) + Many)
        {
            bounds.Add($"a limiter for each tenant ('{plan.Victim}' is refused for what '{plan.Aggressor}' sends)");
        }
        else if (Share(aggressor, RequestOutcome.Shed) < Many)
        {
            bounds.Add($"a rate limit for '{plan.Aggressor}' (none of its requests was refused)");
        }

        if (Share(beside, RequestOutcome.Timeout) > Share(alone, RequestOutcome.Timeout) + Many || Mean(blocks, block => block.Aggressor) > 3 * Mean(blocks, block => block.Alone))
        {
            bounds.Add("shorter timeouts (requests hold what they wait for far longer than the victim's take alone)");
        }

        return $"What would bound it: {string.Join("; ", bounds)}";
    }

    private static double Mean(IEnumerable<IsolationBlock> blocks, Func<IsolationBlock, LoadWindow> side)
    {
        LatencySummary[] all = [.. blocks.SelectMany(block => side(block).Series).Select(series => series.Response)];
        var count = all.Sum(one => one.Count);
        return count == 0 ? 0 : all.Sum(one => one.Mean * one.Count) / count;
    }

    private static Dictionary<RequestOutcome, long> Counts(IEnumerable<LoadWindow> windows) => windows
        .SelectMany(window => window.Series)
        .SelectMany(series => series.Outcomes)
        .GroupBy(outcome => outcome.Key)
        .ToDictionary(group => group.Key, group => group.Sum(outcome => outcome.Value));

    private static double Share(Dictionary<RequestOutcome, long> counts, RequestOutcome outcome) =>
        counts.Values.Sum() is > 0 and var all ? counts.GetValueOrDefault(outcome) / (double)all : 0;
}
