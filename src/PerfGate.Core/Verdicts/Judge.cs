using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Comparing;
using PerfGate.Core.Words;

namespace PerfGate.Core.Verdicts;

/// <summary>Turns measurements and rules into a verdict. Pure: the same request always gives the same report.</summary>
public static class Judge
{
    /// <exception cref="ArgumentException">Neither side holds a benchmark: there is nothing to say, least of all "passed".</exception>
    /// <exception cref="Diagnostics.PerfGateException">A side holds a benchmark twice, or more launches than can be judged (PG0201).</exception>
    public static GateReport Decide(JudgeRequest request)
    {
        if (request.Head.Benchmarks.Count + (request.Base?.Benchmarks.Count ?? 0) + request.Skipped.Count + request.Unmeasured.Count + request.Checks.Count == 0)
        {
            throw new ArgumentException("There is neither a benchmark on a side nor a limit to judge.", nameof(request));
        }

        if (request.Base is { } measured)
        {
            SameConditions.Require(measured, request.Head);
        }

        MeasurableValues.Require(request.Head, "head");
        if (request.Base is { } ofBase)
        {
            MeasurableValues.Require(ofBase, "base");
        }

        foreach (var earlier in request.History)
        {
            MeasurableValues.Require(earlier, "an earlier run");
        }

        var compare = request.Rules.Compare;
        var suite = SuiteComparison.Of(request);
        var rules = new RuleBook(request.Rules);
        var decisions = new DecisionRule(rules, request.Today, compare.Enforce);
        var results = ResultTally.Order(suite.Findings.Select(finding => Caused(decisions.Decide(finding), request.Causes)));
        var counted = Counted(request.Head);
        var counts = ResultTally.Count(results);
        return new GateReport
        {
            Tool = request.Tool,
            Verdict = ResultTally.VerdictOf(counts, results, request.RequiresBase),
            Base = Side(request.Base, request.BaseOrigin),
            Head = Side(request.Head, request.HeadOrigin) with { Revision = request.HeadRevision },
            Environment = request.Head.Environment,
            Methodology = new Methodology
            {
                Design = request.Design,
                Profile = suite.Profile.ToString().ToLowerInvariant(),
                Pairs = request.Plan?.MostPairs,
                Looks = request.Plan?.Change.Pairs,
                UnchangedLooks = request.Plan?.Small.Pairs,
                FalseAlarms = compare.FalseAlarms,
                Detect = suite.Detect,
                NoiseFloor = compare.NoiseFloor,
                FamilySize = suite.FamilySize,
                Confidence = SuiteComparison.Confidence,
                Seed = request.Seed,
                InstructionsCounted = counted.Count,
                WhyNotCounted = counted.WhyNot,
            },
            Noise = NoiseSummary.Of(request, suite),
            Counts = counts,
            Results = results,
            Warnings =
            [
                .. request.Warnings,
                .. suite.Comparability.Warnings,
                .. NoisyMachine(request),
                .. SuiteGuards.Check(suite.Findings, suite.FamilySize, compare.FalseAlarms, request.Plan, request.EndedByFailing),
                .. UncountedInstructions.Check(rules, request.Head),
                .. StaleRules.Check(rules, request, suite.Findings),
            ],
        };
    }

    private static (int? Count, IReadOnlyDictionary<string, int>? WhyNot) Counted(MeasurementSet head)
    {
        var counted = head.Benchmarks.Count(benchmark => benchmark.FindMetric(Metric.Instructions) is not null);
        var whyNot = head.Benchmarks
            .Select(benchmark => benchmark.WhyNotCounted)
            .OfType<string>()
            .GroupBy(reason => reason)
            .OrderByDescending(reason => reason.Count())
            .ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToDictionary(reason => reason.Key, reason => reason.Count());
        return counted + whyNot.Count == 0 ? (null, null) : (counted, whyNot.Count == 0 ? null : whyNot);
    }

    private static ReportResult Caused(ReportResult result, IReadOnlyDictionary<BenchmarkIdentity, ReportCause> causes) =>
        result.Outcome == Outcome.Regressed && causes.TryGetValue(result.Identity, out var cause) ? result with { Cause = cause } : result;

    private static IEnumerable<ReportWarning> NoisyMachine(JudgeRequest request)
    {
        if (request.MachineNoise is { IsNoisy: true } machine)
        {
            yield return new ReportWarning(
                DiagnosticIds.NoisyMachine,
                $"the machine was noisy: {NoiseSentences.Of(machine)}; verdicts stay true, and take more pairs");
        }
    }

    private static ReportSide Side(MeasurementSet? side, string? origin) => new()
    {
        Commit = side?.Commit,
        Dirty = side?.Dirty ?? false,
        Origin = origin,
        Time = side?.Time,
    };
}
