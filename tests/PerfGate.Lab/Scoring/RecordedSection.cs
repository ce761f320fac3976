using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;
using static PerfGate.Lab.Scoring.PageText;

namespace PerfGate.Lab.Scoring;

/// <summary>Runs whose sides were compiled for recorded profiles, a bank of its own below the other, beside the runs of live profiles.</summary>
internal static class RecordedSection
{
    public const string Folder = "recorded-profiles";

    /// <summary>Writes nothing where there is no such bank.</summary>
    public static void Write(PageText page, RunBank bank, Evidence live)
    {
        var runs = bank.Below(Folder);
        if (runs.Count == 0)
        {
            return;
        }

        var recorded = new Evidence(runs);
        var underLoad = bank.Below(LoadedSection.Folder);
        page.Line("## Recorded profiles beside live ones");
        page.Line();
        page.Line("Both sides are compiled for one recorded profile (`profile-data: recorded`). The columns are of other hours and of other versions, so that they show what to expect and no more. To go on:");
        page.Line();
        page.Line("```console");
        page.Line($"dotnet run -c Release --project tests/PerfGate.Lab -- run --bank docs/evidence/{Folder} --profile-data recorded --effects 0 5 --sequential-every 0");
        page.Line("```");
        page.Line();
        page.Line($"{recorded.Gates.Count} runs, {recorded.Gates.Min(run => run.Record.Started):yyyy-MM-dd HH:mm} to {recorded.Gates.Max(run => run.Record.Started):yyyy-MM-dd HH:mm} UTC. Load average after a run: {recorded.Gates.Min(run => run.Record.LoadAfter):0.0} to {recorded.Gates.Max(run => run.Record.LoadAfter):0.0}. "
            + $"Versions of PerfGate: {string.Join(", ", recorded.Gates.Select(run => run.Record.Tool).Distinct())}.");
        page.Line();
        page.Line("| | live | recorded |");
        page.Line("|---|---|---|");
        Row("the same commit: called regressed", evidence => Called(evidence.Same, Outcome.Regressed));
        Row("the same commit: called unchanged", evidence => Called(evidence.Same, Outcome.Unchanged));
        foreach (var effect in recorded.Effects)
        {
            Row($"+{effect} % found, one mode", evidence => Called([.. evidence.With(effect).Where(decision => live.Steady.Contains(decision.Benchmark))], Outcome.Regressed));
            Row($"+{effect} % found, the others", evidence => Called([.. evidence.With(effect).Where(decision => !live.Steady.Contains(decision.Benchmark))], Outcome.Regressed));
        }

        Row("robust standard deviation of one pair, median benchmark", evidence => Percent(Quantile([.. evidence.PairSpreads.Values], 0.5)));
        Row("pairs of identical code off by more than 5 %", evidence => Rate.Of([.. evidence.Same.SelectMany(decision => decision.Pairs)], pair => Math.Abs(Math.Exp(pair) - 1) > 0.05));
        page.Line($"| pairs of identical code with equal instructions | {EqualInstructions(underLoad)} | {EqualInstructions(runs)} |");
        page.Line();
        page.Line("Instructions of live profiles are those of the runs under load, where any were counted. The benchmark of two speeds on purpose counts too.");
        page.Line();

        void Row(string what, Func<Evidence, object> figure) => page.Line($"| {what} | {figure(live)} | {figure(recorded)} |");
    }

    private static Rate EqualInstructions(IReadOnlyList<BankedRun> runs) => Rate.Of(
        [
            .. runs.Where(run => run.Record.Effect == 0).SelectMany(run => run.Base.Benchmarks.SelectMany(before =>
                Counts(before).Zip(Counts(run.Head.Benchmarks.Single(after => after.Id == before.Id))))),
        ],
        pair => pair.First.Equals(pair.Second));

    private static IEnumerable<double> Counts(MeasuredBenchmark benchmark) =>
        benchmark.FindMetric(Metric.Instructions)?.Launches.OrderBy(launch => launch.Pair).Select(launch => launch.Values[0]) ?? [];
}
