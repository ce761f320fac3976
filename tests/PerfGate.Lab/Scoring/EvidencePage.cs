using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;
using PerfGate.Statistics;
using static PerfGate.Lab.Scoring.PageText;

namespace PerfGate.Lab.Scoring;

/// <summary>Writes <c>docs/evidence.md</c> from a bank: every figure from the runs in it, and none from anywhere else.</summary>
internal sealed class EvidencePage(RunBank bank, Evidence evidence)
{
    /// <summary>Machine seconds within which the estimates of the gate and of sequential runs are compared.</summary>
    private const double SecondsOfEstimate = 25;

    /// <summary>Benchmarks whose pairs spread more are not those of which small changes are asked.</summary>
    private const double CalmSpread = 0.015;

    private readonly PageText page = new();

    public static string Write(RunBank bank)
    {
        return new EvidencePage(bank, new Evidence(bank.Read())).Write();
    }

    private string Write()
    {
        page.Line("# Evidence");
        page.Line();
        page.Line("Written by the lab from its bank of real runs; do not edit. To make it again, or to go on:");
        page.Line();
        page.Line("```console");
        page.Line("dotnet run -c Release --project tests/PerfGate.Lab -- run --bank docs/evidence --minutes 60");
        page.Line("dotnet run -c Release --project tests/PerfGate.Lab -- score --bank docs/evidence --output docs/evidence.md");
        page.Line("```");
        page.Line();
        page.Line("Intervals of rates are those of Clopper and Pearson at 95 %. A target is met when the figure and the number of decisions behind it are; where runs are few, the page says what was seen so far and no more.");
        page.Line();
        WriteRuns();
        WriteSame();
        LoadedSection.Write(page, bank);
        WriteEffects();
        RecordedSection.Write(page, bank, evidence);
        RejudgedSection.Write(page, evidence);
        WriteCosts();
        WritePairs();
        PeerSection.Write(page, evidence);
        BenchmarkSection.Write(page, evidence);
        return page.ToString();
    }

    private void WriteRuns()
    {
        var records = evidence.Gates.Select(run => run.Record).ToList();
        page.Line("## The runs");
        page.Line();
        page.Line($"{records.Count} runs of the gate, {records.Min(run => run.Started):yyyy-MM-dd HH:mm} to {records.Max(run => run.Started):yyyy-MM-dd HH:mm} UTC, and {evidence.Sequential.Count} comparisons by sequential runs of BenchmarkDotNet among them. "
            + $"Load average before a run: median {Quantiles.Median([.. records.Select(run => run.LoadBefore)]):0.0}, {records.Min(run => run.LoadBefore):0.0} to {records.Max(run => run.LoadBefore):0.0}. "
            + $"Versions of PerfGate: {string.Join(", ", records.Select(run => run.Tool).Distinct())}.");
        foreach (var environment in evidence.Gates.Select(run => run.Report!.Environment).DistinctBy(environment => environment.Key))
        {
            page.Line($"Machine: {environment.Cpu}, {environment.Cores} cores, {environment.Os}; {environment.Runtime}; {environment.Gc}; {environment.Jit}.");
        }

        page.Line();
        page.Line("| head does more work by | profile | runs | decisions | seconds a run, median | seeds |");
        page.Line("|---:|---|---:|---:|---:|---|");
        foreach (var group in evidence.Gates.GroupBy(run => (run.Record.Effect, run.Record.Profile)).OrderBy(group => group.Key.Effect))
        {
            var seeds = group.Select(run => run.Report!.Methodology.Seed?.ToString(CultureInfo.InvariantCulture)).ToList();
            page.Line($"| {group.Key.Effect} % | {group.Key.Profile} | {group.Count()} | {group.Sum(run => run.Head.Benchmarks.Count)} | {Quantiles.Median([.. group.Select(run => run.Record.Seconds)]):0} | {string.Join(", ", seeds.Take(3))}{(seeds.Count > 3 ? ", …" : "")} |");
        }

        page.Line();
    }

    private void WriteSame()
    {
        var same = evidence.Same;
        var red = Rate.Of([.. evidence.Gates.Where(run => run.Record.Effect == 0)], run => run.Report!.Verdict == Verdict.Failed);
        page.Line("## The same commit, built twice");
        page.Line();
        page.Line("| | measured | target |");
        page.Line("|---|---|---|");
        page.Line($"| decisions called regressed | {Called(same, Outcome.Regressed)} | 0 of ≥ 300 |");
        page.Line($"| decisions called improved | {Called(same, Outcome.Improved)} | |");
        page.Line($"| decisions called unchanged | {Called(same, Outcome.Unchanged)} | |");
        page.Line($"| left inconclusive | {Called(same, Outcome.Inconclusive)} | |");
        page.Line($"| suites turned red | {red} | 0 of ≥ 30 |");
        page.Line($"| mean of the estimates (side bias), 95 % | {Bias(same)} | within ± 0.2 % |");
        page.Line($"| the same of benchmarks of one mode | {Bias(same.Where(decision => evidence.Steady.Contains(decision.Benchmark)))} | |");
        page.Line($"| median of all pairs | {Percent(Quantile([.. same.SelectMany(decision => decision.Pairs)], 0.5))} | |");
        page.Line();
    }

    private static string Bias(IEnumerable<GateDecision> same)
    {
        var (mean, margin) = SideBias.Of(same);
        return $"{Percent(mean)} ± {Percent(margin)}";
    }

    private void WriteEffects()
    {
        page.Line("## Slowdowns that are there");
        page.Line();
        page.Line($"Head does so many percent more units of work. Benchmarks of one mode: at most one A/A pair in twenty is off by more than 5 % ({string.Join(", ", evidence.Steady.Order(StringComparer.Ordinal))}).");
        page.Line();
        page.Line("| slowdown | profile | benchmarks | found (regressed) | called unchanged | inconclusive |");
        page.Line("|---:|---|---|---|---|---|");
        foreach (var effect in evidence.Effects)
        {
            var all = evidence.With(effect);
            Row(effect, "default", "one mode", [.. all.Where(decision => evidence.Steady.Contains(decision.Benchmark))]);
            Row(effect, "default", "the others", [.. all.Where(decision => !evidence.Steady.Contains(decision.Benchmark))]);
        }

        foreach (var group in evidence.DeepDecisions.GroupBy(decision => decision.Run.Effect).Where(group => group.Key > 0).OrderBy(group => group.Key))
        {
            Row(group.Key, "deep", $"one pair spreads by at most {Percent(CalmSpread)}", [.. group.Where(IsCalm)]);
            Row(group.Key, "deep", "the others", [.. group.Where(decision => !IsCalm(decision))]);
        }

        page.Line();
        page.Line("Targets: 5 % found ≥ 95 % and ≥ 60 %; 3 % found ≥ 85 %; 2 % found with `deep` ≥ 80 % where a pair spreads little; called unchanged at a slowdown of `detect` (3 %, with `deep` 2 %) ≤ 5 %.");
        page.Line();

        bool IsCalm(GateDecision decision) => evidence.PairSpreads.GetValueOrDefault(decision.Benchmark, double.NaN) <= CalmSpread;

        void Row(int effect, string profile, string which, IReadOnlyCollection<GateDecision> group) => page.Line(
            $"| {effect} % | {profile} | {which} | {Called(group, Outcome.Regressed)} | {Called(group, Outcome.Unchanged)} | {Called(group, Outcome.Inconclusive)} |");
    }

    private void WriteCosts()
    {
        var unchanged = evidence.Same.Where(decision => decision.Outcome == Outcome.Unchanged).Select(decision => decision.Seconds).ToArray();
        var regressed = evidence.Decisions.Where(decision => decision.Run.Effect > 0 && decision.Outcome == Outcome.Regressed).Select(decision => decision.Seconds).ToArray();
        var errors = Errors(evidence.Same);
        var steadyErrors = Errors(evidence.Same.Where(decision => evidence.Steady.Contains(decision.Benchmark)));
        var sequential = evidence.Sequential.Select(decision => Math.Abs(decision.Values.Ratio - 1)).ToArray();
        page.Line("## What it costs, and what the same time buys otherwise");
        page.Line();
        page.Line("| | measured | target |");
        page.Line("|---|---|---|");
        page.Line($"| machine seconds to settle an unchanged benchmark, median (P90) | {Seconds(unchanged)} | ≤ 15 |");
        page.Line($"| machine seconds to settle a regressed one, median (P90) | {Seconds(regressed)} | ≤ 40 |");
        page.Line($"| A/A error of the estimate within {SecondsOfEstimate} machine seconds, P95 (n = {errors.Length}) | {Percent(Quantile(errors, 0.95))} | ≤ 0.7 % |");
        page.Line($"| the same of benchmarks of one mode, P95 (n = {steadyErrors.Length}) | {Percent(Quantile(steadyErrors, 0.95))} | |");
        page.Line($"| the same of sequential runs, about as long, in the same hours, P95 (n = {sequential.Length}) | {Percent(Quantile(sequential, 0.95))} | |");
        page.Line();

        static double[] Errors(IEnumerable<GateDecision> same) => [.. same.Select(decision => Math.Abs(decision.RatioWithin(SecondsOfEstimate) - 1))];
    }

    private void WritePairs()
    {
        double[] spreads = [.. evidence.PairSpreads.Values];
        var pairs = Distances(evidence.Same);
        var steady = Distances(evidence.Same.Where(decision => evidence.Steady.Contains(decision.Benchmark)));
        page.Line("## One pair of identical code");
        page.Line();
        page.Line("| | measured | target |");
        page.Line("|---|---|---|");
        page.Line($"| robust standard deviation of ln(head / base), median benchmark | {Percent(Quantile(spreads, 0.5))} | ≤ 0.8 % |");
        page.Line($"| P95 of \\|ratio − 1\\| over {pairs.Length} pairs | {Percent(Quantile(pairs, 0.95))} | ≤ 5 % |");
        page.Line($"| the same over the {steady.Length} pairs of benchmarks of one mode | {Percent(Quantile(steady, 0.95))} | |");
        page.Line();

        static double[] Distances(IEnumerable<GateDecision> same) =>
            [.. same.SelectMany(decision => decision.Pairs).Select(pair => Math.Abs(Math.Exp(pair) - 1))];
    }
}
