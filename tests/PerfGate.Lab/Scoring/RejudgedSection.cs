using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Lab.Bank;
using static PerfGate.Lab.Scoring.PageText;

namespace PerfGate.Lab.Scoring;

/// <summary>The launches of the bank, judged by the version that writes the page, beside what was decided when they were measured.</summary>
internal static class RejudgedSection
{
    public static void Write(PageText page, Evidence evidence)
    {
        var pairs = evidence.Decisions.Concat(evidence.DeepDecisions)
            .Zip(Anew(evidence), (then, now) => (Then: then, Now: now))
            .ToList();
        page.Line("## The same launches, judged by this version");
        page.Line();
        page.Line("Each run ended by the rules of its own version. A benchmark that was settled early then is judged by the same few pairs now, where this version might have measured more.");
        page.Line();
        page.Line("| slowdown | profile | benchmarks | found then | found now | unchanged then | unchanged now |");
        page.Line("|---:|---|---|---|---|---|---|");
        foreach (var group in pairs.GroupBy(pair => (pair.Then.Run.Effect, pair.Then.Run.Profile)).OrderBy(group => group.Key.Effect))
        {
            Row(group.Key, "one mode", [.. group.Where(pair => evidence.Steady.Contains(pair.Then.Benchmark))]);
            Row(group.Key, "the others", [.. group.Where(pair => !evidence.Steady.Contains(pair.Then.Benchmark))]);
        }

        page.Line();

        void Row((int Effect, string Profile) which, string benchmarks, List<(GateDecision Then, GateDecision Now)> group)
        {
            GateDecision[] then = [.. group.Select(pair => pair.Then)];
            GateDecision[] now = [.. group.Select(pair => pair.Now)];
            page.Line($"| {which.Effect} % | {which.Profile} | {benchmarks} | {Called(then, Outcome.Regressed)} | {Called(now, Outcome.Regressed)} | {Called(then, Outcome.Unchanged)} | {Called(now, Outcome.Unchanged)} |");
        }
    }

    /// <summary>In the order of the decisions of the evidence.</summary>
    private static IEnumerable<GateDecision> Anew(Evidence evidence)
    {
        var anew = new Evidence([.. evidence.Gates.Select(Judged)]);
        return anew.Decisions.Concat(anew.DeepDecisions);
    }

    /// <summary>With the looks and the error rate that the run was made with.</summary>
    /// <exception cref="InvalidDataException">This version looks at other numbers of pairs.</exception>
    public static BankedRun Judged(BankedRun run)
    {
        var methodology = run.Report!.Methodology;
        var profile = Enum.Parse<Profile>(run.Record.Profile, ignoreCase: true);
        var plan = SequentialPlan.Create(run.Head.Benchmarks.Count, methodology.FalseAlarms, profile);
        if (!plan.Change.Pairs.SequenceEqual(methodology.Looks!))
        {
            throw new InvalidDataException($"The run of {run.Record.Started:u} was looked at after {string.Join(", ", methodology.Looks!)} pairs, this version looks after {string.Join(", ", plan.Change.Pairs)}.");
        }

        return run with
        {
            Report = Judge.Decide(new JudgeRequest
            {
                Base = run.Base,
                Head = run.Head,
                Rules = GateRules.Default with { Compare = GateRules.Default.Compare with { FalseAlarms = methodology.FalseAlarms } },
                Today = DateOnly.FromDateTime(run.Record.Started),
                Profile = profile,
                Plan = plan,
            }),
        };
    }
}
