using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;

namespace PerfGate.Core.Verdicts;

/// <summary>Turns measurements and rules into a verdict. Pure: the same request always gives the same report.</summary>
public static class Judge
{
    /// <summary>Two-sided confidence of the intervals in the report.</summary>
    private const double Confidence = 0.95;

    /// <summary>From so many benchmarks on, a second thread is worth its start.</summary>
    private const int ManyRows = 1_000;

    /// <exception cref="ArgumentException">Neither side holds a benchmark: there is nothing to say, least of all "passed".</exception>
    /// <exception cref="Diagnostics.PerfGateException">A side holds a benchmark twice, or more launches than can be judged (PG0201).</exception>
    public static GateReport Decide(JudgeRequest request)
    {
        if (request.Head.Benchmarks.Count + (request.Base?.Benchmarks.Count ?? 0) + request.Skipped.Count == 0)
        {
            throw new ArgumentException("There is no benchmark to judge on either side.", nameof(request));
        }

        var compare = request.Rules.Compare;
        var profile = request.Profile ?? compare.Profile;
        var detect = compare.Detect ?? profile.Detect();
        var comparability = Comparability.Of(request.Base?.Environment, request.Head.Environment, request.Design);
        var findings = Compare(request, new ComparisonSettings
        {
            Design = request.Design,
            Comparability = comparability,
            NoiseFloor = compare.NoiseFloor,
            Detect = detect,
            Confidence = Confidence,
            AllowWeakEvidence = compare.AllowWeakEvidence,
            PlannedPairs = request.PlannedPairs,
        });

        var settlement = new SuiteSettlement(compare.FalseAlarms, compare.NoiseFloor, request.PlannedPairs);
        settlement.Settle(findings, request.FamilySize);

        var rules = new RuleBook(request.Rules);
        var decisions = new DecisionRule(rules, request.Today, compare.Enforce);
        var results = ResultTally.Order(findings.Select(finding => ResultBuilder.Build(finding, decisions.Rule(finding))));
        var counts = ResultTally.Count(results);
        return new GateReport
        {
            Tool = request.Tool,
            Verdict = ResultTally.VerdictOf(counts, results),
            Base = Side(request.Base, request.BaseOrigin),
            Head = Side(request.Head, request.HeadOrigin),
            Environment = request.Head.Environment,
            Methodology = new Methodology
            {
                Design = request.Design.ToString().ToLowerInvariant(),
                Profile = profile.ToString().ToLowerInvariant(),
                Pairs = request.PlannedPairs,
                Looks = request.PlannedPairs is { } planned ? [planned] : null,
                FalseAlarms = compare.FalseAlarms,
                Detect = detect,
                NoiseFloor = compare.NoiseFloor,
                FamilySize = settlement.FamilySize,
                Confidence = Confidence,
                Seed = request.Seed,
            },
            Counts = counts,
            Results = results,
            Warnings =
            [
                .. request.Warnings,
                .. comparability.Warnings,
                .. SuiteGuards.Check(findings, settlement.FamilySize, compare.FalseAlarms, request.PlannedPairs),
                .. StaleRules.Check(rules, request, findings),
            ],
        };
    }

    private static List<Finding> Compare(JudgeRequest request, ComparisonSettings settings)
    {
        var rows = BenchmarkJoin.Join(request.Base?.Benchmarks ?? [], request.Head.Benchmarks, request.Rules.Renames);
        var skipped = new HashSet<BenchmarkIdentity>(request.Skipped);
        var comparison = new BenchmarkComparison(
            new MetricComparison(settings),
            skipped,
            request.Head.Benchmarks.Select(benchmark => benchmark.Identity).ToLookup(identity => identity.Id, StringComparer.Ordinal));

        var findings = Compare(rows, comparison);
        foreach (var row in rows)
        {
            skipped.Remove(row.Identity);
        }

        foreach (var identity in skipped)
        {
            var unmeasured = new MeasuredBenchmark
            {
                Id = identity.Id,
                Project = identity.Project,
                Job = identity.Job,
                Runtime = identity.Runtime,
            };
            findings.Add(BenchmarkComparison.Unaffected(new JoinedBenchmark(null, unmeasured, Renamed: false)));
        }

        return findings;
    }

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

    private static ReportSide Side(MeasurementSet? side, string? origin) => new()
    {
        Commit = side?.Commit,
        Dirty = side?.Dirty ?? false,
        Origin = origin,
        Time = side?.Time,
    };
}
