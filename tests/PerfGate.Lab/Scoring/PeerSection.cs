using PerfGate.Core.Reports;

namespace PerfGate.Lab.Scoring;

/// <summary>What the rules of others make of the same samples, and where they do better.</summary>
internal static class PeerSection
{
    public static void Write(PageText page, Evidence evidence)
    {
        page.Line("## The rules of others, on the same samples");
        page.Line();
        page.Line("Each rule got the values that the gate decided on, from the same pairs and so from the same machine seconds: the values of all launches pooled, and, more charitably, one value a launch. "
            + "The rules were written anew from their definitions. Sequential runs are what those tools get in practice: all of base, then all of head.");
        page.Line();
        page.Line($"| rule | false alarms, pooled | false alarms, launches | false alarms, sequential | {string.Join(" | ", evidence.Effects.Select(effect => $"+{effect} % found, pooled | +{effect} % found, launches"))} |");
        page.Line($"|---|---|---|---|{string.Concat(evidence.Effects.Select(_ => "---|---|"))}");
        Row("PerfGate", IsRegressed, IsRegressed, null);
        foreach (var rule in PeerRule.All)
        {
            Row(rule.Name, decision => rule.IsSlower(decision.Values), decision => rule.IsSlower(decision.Launches), rule);
        }

        page.Line();
        WriteLosses(page, evidence);

        void Row(string name, Func<GateDecision, bool> pooled, Func<GateDecision, bool> launches, PeerRule? rule)
        {
            var cells = evidence.Effects.Select(evidence.With).Select(group => $"{Rate.Of(group, pooled)} | {Rate.Of(group, launches)}");
            var ofSequential = rule is null ? "" : Rate.Of(evidence.Sequential, decision => rule.IsSlower(decision.Values)).ToString();
            page.Line($"| {name} | {Rate.Of(evidence.Same, pooled)} | {Rate.Of(evidence.Same, launches)} | {ofSequential} | {string.Join(" | ", cells)} |");
        }
    }

    private static void WriteLosses(PageText page, Evidence evidence)
    {
        page.Line("### Where PerfGate loses");
        page.Line();
        page.Line("Rules that find more of a slowdown on the same launches, and what that costs in false alarms:");
        page.Line();
        var losses = (
            from effect in evidence.Effects
            let sample = evidence.With(effect)
            let own = Rate.Of(sample, IsRegressed)
            from rule in PeerRule.All
            let found = Rate.Of(sample, decision => rule.IsSlower(decision.Launches))
            where found.Count > own.Count
            select $"- +{effect} %: {rule.Name} finds {found}, PerfGate {own}; its false alarms are {Rate.Of(evidence.Same, decision => rule.IsSlower(decision.Launches))}.").ToList();
        foreach (var loss in losses.DefaultIfEmpty("- None of them finds more."))
        {
            page.Line(loss);
        }

        page.Line();
    }

    private static bool IsRegressed(GateDecision decision) => decision.Outcome == Outcome.Regressed;
}
