using PerfGate.Core.Reports;
using PerfGate.Lab.Bank;
using PerfGate.Statistics;
using static PerfGate.Lab.Scoring.PageText;

namespace PerfGate.Lab.Scoring;

/// <summary>The same commit on both sides, measured while tests run on the same processors: a bank of its own below the other.</summary>
internal static class LoadedSection
{
    public const string Folder = "under-load";

    /// <summary>Writes nothing where there is no such bank.</summary>
    public static void Write(PageText page, RunBank bank)
    {
        var runs = bank.Below(Folder);
        if (runs.Count == 0)
        {
            return;
        }

        var evidence = new Evidence(runs);
        var records = runs.Select(run => run.Record).ToList();
        var (mean, margin) = SideBias.Of(evidence.Same);
        page.Line("## The same commit, built twice, while tests run");
        page.Line();
        page.Line("The end-to-end tests of this repository ran in a loop on the same processors, which start builds, services and gates of their own. To go on, start them and:");
        page.Line();
        page.Line("```console");
        page.Line($"dotnet run -c Release --project tests/PerfGate.Lab -- run --bank docs/evidence/{Folder} --profile quick --effects 0 --sequential-every 0");
        page.Line("```");
        page.Line();
        page.Line($"{records.Count} runs, {records.Min(run => run.Started):yyyy-MM-dd HH:mm} to {records.Max(run => run.Started):yyyy-MM-dd HH:mm} UTC, profile {string.Join(", ", records.Select(run => run.Profile).Distinct())}. "
            + $"Load average after a run: median {Quantiles.Median([.. records.Select(run => run.LoadAfter)]):0.0}, {records.Min(run => run.LoadAfter):0.0} to {records.Max(run => run.LoadAfter):0.0}. "
            + $"Seconds a run: median {Quantiles.Median([.. records.Select(run => run.Seconds)]):0}. "
            + $"Versions of PerfGate: {string.Join(", ", records.Select(run => run.Tool).Distinct())}.");
        page.Line();
        page.Line("| | measured | target |");
        page.Line("|---|---|---|");
        page.Line($"| decisions called regressed | {Called(evidence.Same, Outcome.Regressed)} | 0 of ≥ 300 |");
        page.Line($"| decisions called improved | {Called(evidence.Same, Outcome.Improved)} | |");
        page.Line($"| decisions called unchanged | {Called(evidence.Same, Outcome.Unchanged)} | |");
        page.Line($"| left inconclusive | {Called(evidence.Same, Outcome.Inconclusive)} | |");
        page.Line($"| suites turned red | {Rate.Of([.. evidence.Gates], run => run.Report!.Verdict == Verdict.Failed)} | |");
        page.Line($"| mean of the estimates (side bias), 95 % | {Percent(mean)} ± {Percent(margin)} | |");
        page.Line();
    }
}
