using System.Globalization;
using System.Text;
using PerfGate.Core.Verdicts;
using PerfGate.Lab.Bank;
using PerfGate.Statistics;

namespace PerfGate.Lab.Scoring;

/// <summary>Writes <c>docs/evidence.md</c> from a bank: every figure from the runs in it, and none from anywhere else.</summary>
internal sealed class EvidencePage
{
    /// <summary>Machine seconds within which the estimates of the gate and of sequential runs are compared.</summary>
    private const double SecondsOfEstimate = 25;

    private readonly StringBuilder text = new();
    private readonly IReadOnlyList<BankedRun> runs;
    private readonly List<GateDecision> decisions;
    private readonly List<SequentialDecision> sequential;
    private readonly HashSet<string> steady;

    private EvidencePage(IReadOnlyList<BankedRun> runs)
    {
        this.runs = runs;
        decisions = GateDecision.Of(runs);
        sequential = SequentialDecision.Of(runs);
        steady = [.. Same.GroupBy(decision => decision.Benchmark).Where(HasOneMode).Select(group => group.Key)];
    }

    private List<GateDecision> Same => [.. decisions.Where(decision => decision.Run.Effect == 0)];

    private IEnumerable<int> Effects => decisions.Select(decision => decision.Run.Effect).Where(effect => effect > 0).Distinct().Order();

    public static string Write(RunBank bank)
    {
        var page = new EvidencePage(bank.Read());
        page.Write();
        return page.text.ToString();
    }

    /// <summary>Fixed before the runs: at most one pair of identical code in twenty is off by more than 5 %.</summary>
    private static bool HasOneMode(IEnumerable<GateDecision> same)
    {
        var pairs = same.SelectMany(decision => decision.Pairs).ToList();
        return pairs.Count(pair => Math.Abs(Math.Exp(pair) - 1) > 0.05) <= 0.05 * pairs.Count;
    }

    private void Write()
    {
        Line("# Evidence");
        Line();
        Line("Written by the lab from its bank of real runs; do not edit. To make it again, or to go on:");
        Line();
        Line("```console");
        Line("dotnet run -c Release --project tests/PerfGate.Lab -- run --bank FOLDER --minutes 60");
        Line("dotnet run -c Release --project tests/PerfGate.Lab -- score --bank FOLDER --output docs/evidence.md");
        Line("```");
        Line();
        WriteRuns();
        WriteSame();
        WriteEffects();
        WriteCosts();
        WritePairs();
        WritePeers();
        WriteBenchmarks();
    }

    private void WriteRuns()
    {
        var gates = runs.Where(run => run.Record.Kind == RunRecord.Gate).Select(run => run.Record).ToList();
        Line("## The runs");
        Line();
        Line($"{gates.Count} runs of the gate and {runs.Count - gates.Count} sequential runs of BenchmarkDotNet, {gates.Min(run => run.Started):yyyy-MM-dd HH:mm} to {gates.Max(run => run.Started):yyyy-MM-dd HH:mm} UTC. "
            + $"Load average before a run: median {Quantiles.Median([.. gates.Select(run => run.LoadBefore)]):0.0}, {gates.Min(run => run.LoadBefore):0.0} to {gates.Max(run => run.LoadBefore):0.0}. "
            + $"Versions of PerfGate: {string.Join(", ", gates.Select(run => run.Tool).Distinct())}.");
        var environment = runs.First(run => run.Record.Kind == RunRecord.Gate).Report.Environment;
        Line($"Machine: {environment.Cpu}, {environment.Cores} cores, {environment.Os}; {environment.Runtime}; {environment.Gc}; {environment.Jit}.");
        Line();
        Line("| head does more work by | profile | runs | decisions | seeds |");
        Line("|---:|---|---:|---:|---|");
        foreach (var group in decisions.GroupBy(decision => (decision.Run.Effect, decision.Run.Profile)).OrderBy(group => group.Key.Effect))
        {
            var ofGroup = runs.Where(run => run.Record.Kind == RunRecord.Gate && (run.Record.Effect, run.Record.Profile) == group.Key).ToList();
            var seeds = ofGroup.Select(run => run.Report.Methodology.Seed?.ToString(CultureInfo.InvariantCulture)).ToList();
            Line($"| {group.Key.Effect} % | {group.Key.Profile} | {ofGroup.Count} | {group.Count()} | {string.Join(", ", seeds.Take(3))}{(seeds.Count > 3 ? ", …" : "")} |");
        }

        Line();
    }

    private void WriteSame()
    {
        var red = Rate.Of([.. runs.Where(run => run.Record is { Kind: RunRecord.Gate, Effect: 0 })], run => run.Report.Verdict == Verdict.Failed);
        Line("## The same commit, built twice");
        Line();
        Line("| | measured | target |");
        Line("|---|---|---|");
        Line($"| decisions called regressed | {Called(Same, Outcome.Regressed)} | 0 of ≥ 300 |");
        Line($"| decisions called improved | {Called(Same, Outcome.Improved)} | |");
        Line($"| decisions called unchanged | {Called(Same, Outcome.Unchanged)} | |");
        Line($"| left inconclusive | {Called(Same, Outcome.Inconclusive)} | |");
        Line($"| suites turned red | {red} | 0 of ≥ 30 |");
        Line($"| mean of the estimates (side bias) | {Percent(Same.Average(decision => Math.Log(decision.Ratio)))} | within ± 0.2 % |");
        Line();
    }

    private void WriteEffects()
    {
        Line("## Slowdowns that are there");
        Line();
        Line($"Head does so many percent more units of work. Benchmarks of one mode: at most one A/A pair in twenty is off by more than 5 % ({string.Join(", ", steady.Order(StringComparer.Ordinal))}).");
        Line();
        Line("| slowdown | benchmarks | found (regressed) | called unchanged | inconclusive |");
        Line("|---:|---|---|---|---|");
        foreach (var effect in Effects)
        {
            foreach (var isSteady in new[] { true, false })
            {
                var group = decisions.Where(decision => decision.Run.Effect == effect && steady.Contains(decision.Benchmark) == isSteady).ToList();
                Line($"| {effect} % | {(isSteady ? "one mode" : "the others")} | {Called(group, Outcome.Regressed)} | {Called(group, Outcome.Unchanged)} | {Called(group, Outcome.Inconclusive)} |");
            }
        }

        Line();
        Line("Targets: 5 % found ≥ 95 % and ≥ 60 %; 3 % found ≥ 85 %; called unchanged at a slowdown of `detect` (3 %) ≤ 5 %.");
        Line();
    }

    private void WriteCosts()
    {
        var unchanged = Same.Where(decision => decision.Outcome == Outcome.Unchanged).Select(decision => decision.Seconds).ToArray();
        var regressed = decisions.Where(decision => decision.Run.Effect > 0 && decision.Outcome == Outcome.Regressed).Select(decision => decision.Seconds).ToArray();
        var errors = Same.Select(decision => Math.Abs(decision.RatioWithin(SecondsOfEstimate) - 1)).ToArray();
        var sequentialErrors = sequential.Select(decision => Math.Abs(decision.Values.Ratio - 1)).ToArray();
        Line("## What it costs, and what the same time buys otherwise");
        Line();
        Line("| | measured | target |");
        Line("|---|---|---|");
        Line($"| machine seconds to settle an unchanged benchmark, median (P90) | {Seconds(unchanged)} | ≤ 15 |");
        Line($"| machine seconds to settle a regressed one, median (P90) | {Seconds(regressed)} | ≤ 40 |");
        Line($"| A/A error of the estimate within {SecondsOfEstimate} machine seconds, P95 (n = {errors.Length}) | {Percent(Quantile(errors, 0.95))} | ≤ 0.7 % |");
        Line($"| the same of sequential runs, about as long, in the same hours, P95 (n = {sequentialErrors.Length}) | {Percent(Quantile(sequentialErrors, 0.95))} | |");
        Line();
    }

    private void WritePairs()
    {
        var spreads = Same.GroupBy(decision => decision.Benchmark).Select(group => Spread.Robust([.. group.SelectMany(decision => decision.Pairs)])).ToArray();
        var pairs = Same.SelectMany(decision => decision.Pairs).Select(pair => Math.Abs(Math.Exp(pair) - 1)).ToArray();
        Line("## One pair of identical code");
        Line();
        Line("| | measured | target |");
        Line("|---|---|---|");
        Line($"| robust standard deviation of ln(head / base), median benchmark | {Percent(Quantile(spreads, 0.5))} | ≤ 0.8 % |");
        Line($"| P95 of \\|ratio − 1\\| over {pairs.Length} pairs | {Percent(Quantile(pairs, 0.95))} | ≤ 5 % |");
        Line();
    }

    private void WritePeers()
    {
        Line("## The rules of others, on the same samples");
        Line();
        Line("Each rule got the values that the gate decided on, from the same pairs and so from the same machine seconds: the values of all launches pooled, and, more charitably, one value a launch. "
            + "The rules were written anew from their definitions. Sequential runs are what those tools get in practice: all of base, then all of head.");
        Line();
        var effects = Effects.ToList();
        Line($"| rule | false alarms, pooled | false alarms, launches | false alarms, sequential | {string.Join(" | ", effects.Select(effect => $"+{effect} % found, pooled | +{effect} % found, launches"))} |");
        Line($"|---|---|---|---|{string.Concat(effects.Select(_ => "---|---|"))}");
        Row("PerfGate", decision => decision.Outcome == Outcome.Regressed, decision => decision.Outcome == Outcome.Regressed, null);
        foreach (var rule in PeerRule.All)
        {
            Row(rule.Name, decision => rule.IsSlower(decision.Values), decision => rule.IsSlower(decision.Launches), rule);
        }

        Line();

        void Row(string name, Func<GateDecision, bool> pooled, Func<GateDecision, bool> launches, PeerRule? rule)
        {
            var cells = effects.Select(effect => decisions.Where(decision => decision.Run.Effect == effect).ToList())
                .Select(group => $"{Rate.Of(group, pooled)} | {Rate.Of(group, launches)}");
            var ofSequential = rule is null ? "" : Rate.Of(sequential, decision => rule.IsSlower(decision.Values)).ToString();
            Line($"| {name} | {Rate.Of(Same, pooled)} | {Rate.Of(Same, launches)} | {ofSequential} | {string.Join(" | ", cells)} |");
        }
    }

    private void WriteBenchmarks()
    {
        Line("## Benchmark by benchmark");
        Line();
        Line("The measured slowdown is the median of the estimates of all runs with that effect.");
        Line();
        Line($"| benchmark | one pair, A/A: robust sd | off by more than 5 % | {string.Join(" | ", Effects.Select(effect => $"+{effect} %: measured | found"))} |");
        Line($"|---|---:|---:|{string.Concat(Effects.Select(_ => "---:|---:|"))}");
        foreach (var group in Same.GroupBy(decision => decision.Benchmark).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var pairs = group.SelectMany(decision => decision.Pairs).ToArray();
            var cells = Effects.Select(effect => decisions.Where(decision => decision.Benchmark == group.Key && decision.Run.Effect == effect).ToList())
                .Select(ofEffect => ofEffect.Count == 0
                    ? " | "
                    : $"{Percent(Quantiles.Median([.. ofEffect.Select(decision => decision.Ratio)]) - 1)} | {ofEffect.Count(decision => decision.Outcome == Outcome.Regressed)} of {ofEffect.Count}");
            Line($"| {group.Key} | {Percent(Spread.Robust(pairs))} | {Percent((double)pairs.Count(pair => Math.Abs(Math.Exp(pair) - 1) > 0.05) / pairs.Length)} | {string.Join(" | ", cells)} |");
        }
    }

    private static Rate Called(IReadOnlyCollection<GateDecision> group, Outcome outcome) => Rate.Of(group, decision => decision.Outcome == outcome);

    private static double Quantile(double[] values, double p) => values.Length == 0 ? double.NaN : Quantiles.Linear(values, p);

    private static string Seconds(double[] seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{Quantile(seconds, 0.5):0.0} ({Quantile(seconds, 0.9):0.0}), n = {seconds.Length}");

    private static string Percent(double fraction) => fraction.ToString("0.00 %", CultureInfo.InvariantCulture);

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Line(string line = "") => text.Append(line).Append('\n');
}
