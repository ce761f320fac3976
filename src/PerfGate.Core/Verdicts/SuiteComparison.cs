using PerfGate.Core.Measurements;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Verdicts;

/// <summary>Joins the two sides, compares what both have, and settles the suite: everything but the rules.</summary>
internal sealed class SuiteComparison
{
    /// <summary>Two-sided confidence of the intervals in the report.</summary>
    public const double Confidence = 0.95;

    /// <summary>From so many benchmarks on, a second thread is worth its start.</summary>
    private const int ManyRows = 1_000;

    private SuiteComparison(JudgeRequest request, bool isInterim)
    {
        var compare = request.Rules.Compare;
        Profile = request.Profile ?? compare.Profile;
        Detect = compare.Detect ?? Profile.Detect();
        Comparability = Comparability.Of(request.Base?.Environment, request.Head.Environment, request.Design);
        Plan = request.Plan ?? PlanForFiles(request, Profile);
        Findings = Compare(request, new ComparisonSettings
        {
            Design = request.Design,
            Comparability = Comparability,
            NoiseFloor = compare.NoiseFloor,
            Detect = Detect,
            Confidence = Confidence,
            AllowWeakEvidence = compare.AllowWeakEvidence,
            History = StoredHistory.Of(request.History, request.Head.Environment.Key),
            Plan = Plan,
            IsInterim = isInterim,
        });
        InformativeInstructions.PutBeside(Findings, new RuleBook(request.Rules));
        Findings.AddRange(request.Checks.Select(Finding.Of));
        var settlement = new SuiteSettlement(compare.FalseAlarms, compare.NoiseFloor, Plan);
        settlement.Settle(Findings, request.FamilySize);
        FamilySize = settlement.FamilySize;
    }

    public Profile Profile { get; }

    public double Detect { get; }

    public Comparability Comparability { get; }

    public SequentialPlan Plan { get; }

    /// <summary>Number of tests that share the false-alarm rate.</summary>
    public int FamilySize { get; }

    public List<Finding> Findings { get; }

    /// <param name="request">What was measured so far, and the rules.</param>
    /// <param name="isInterim">Whether more pairs may come.</param>
    public static SuiteComparison Of(JudgeRequest request, bool isInterim = false) => new(request, isInterim);

    /// <summary>Files do not say by which looks they came to be; any plan holds that was not chosen by their values.</summary>
    private static SequentialPlan PlanForFiles(JudgeRequest request, Profile profile)
    {
        var pairs = 0;
        foreach (var benchmark in request.Head.Benchmarks)
        {
            foreach (var metric in benchmark.Metrics)
            {
                pairs = Math.Max(pairs, metric.Launches.Count);
            }
        }

        var covering = Enum.GetValues<Profile>().Where(one => one >= profile && one.MostPairs() >= pairs).DefaultIfEmpty(Profile.Deep).First();
        return SequentialPlan.Create(request.FamilySize ?? request.Head.Benchmarks.Count, request.Rules.Compare.FalseAlarms, covering);
    }

    private static List<Finding> Compare(JudgeRequest request, ComparisonSettings settings)
    {
        var rows = BenchmarkJoin.Join(request.Base?.Benchmarks ?? [], request.Head.Benchmarks, request.Rules.Renames);
        var skipped = new HashSet<BenchmarkIdentity>(request.Skipped);
        var lacksBase = request.RequiresBase && rows.All(row => row.Base is null || row.Head is null);
        var comparison = new BenchmarkComparison(
            new MetricComparison(settings),
            skipped,
            request.Head.Benchmarks.Select(benchmark => benchmark.Identity).ToLookup(identity => identity.Id, StringComparer.Ordinal),
            lacksBase);

        var findings = Compare(rows, comparison);
        foreach (var row in rows)
        {
            skipped.Remove(row.Identity);
        }

        foreach (var identity in skipped)
        {
            findings.Add(BenchmarkComparison.Unaffected(WithoutValues(identity), request.SkippedBecause.GetValueOrDefault(identity)));
        }

        findings.AddRange(request.Unmeasured.Select(identity => BenchmarkComparison.NotMeasured(WithoutValues(identity))));
        return findings;
    }

    private static JoinedBenchmark WithoutValues(BenchmarkIdentity identity) => new(
        null,
        new MeasuredBenchmark
        {
            Id = identity.Id,
            Project = identity.Project,
            Job = identity.Job,
            Runtime = identity.Runtime,
        },
        Renamed: false);

    /// <summary>In the order of the rows, whoever compares them.</summary>
    private static List<Finding> Compare(IReadOnlyList<JoinedBenchmark> rows, BenchmarkComparison comparison)
    {
        var findings = new List<Finding>(2 * rows.Count);
        if (rows.Count < ManyRows)
        {
            comparison.AddFindings(rows, 0, rows.Count, findings);
            return findings;
        }

        // Two processors are what a hosted runner has; the rows know nothing of one another.
        var middle = rows.Count / 2;
        var second = Task.Run(() =>
        {
            var found = new List<Finding>(rows.Count);
            comparison.AddFindings(rows, middle, rows.Count, found);
            return found;
        });
        comparison.AddFindings(rows, 0, middle, findings);
        findings.AddRange(second.GetAwaiter().GetResult());
        return findings;
    }
}
