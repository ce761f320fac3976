using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Core.Rules;

namespace PerfGate.Core.Verdicts;

/// <summary>Turns measurements and rules into a verdict. Pure: the same request always gives the same report.</summary>
public static class Judge
{
    /// <exception cref="ArgumentException">Neither side holds a benchmark: there is nothing to say, least of all "passed".</exception>
    /// <exception cref="Diagnostics.PerfGateException">A side holds a benchmark twice, or more launches than can be judged (PG0201).</exception>
    public static GateReport Decide(JudgeRequest request)
    {
        if (request.Head.Benchmarks.Count + (request.Base?.Benchmarks.Count ?? 0) + request.Skipped.Count == 0)
        {
            throw new ArgumentException("There is no benchmark to judge on either side.", nameof(request));
        }

        if (request.Base is { } measured)
        {
            LoadComparability.Refuse(measured.Load, request.Head.Load);
        }

        var compare = request.Rules.Compare;
        var suite = SuiteComparison.Of(request);
        var rules = new RuleBook(request.Rules);
        var decisions = new DecisionRule(rules, request.Today, compare.Enforce);
        var results = ResultTally.Order(suite.Findings.Select(finding => ResultBuilder.Build(finding, decisions.Rule(finding), request.Causes)));
        var counts = ResultTally.Count(results);
        return new GateReport
        {
            Tool = request.Tool,
            Verdict = ResultTally.VerdictOf(counts, results),
            Base = Side(request.Base, request.BaseOrigin),
            Head = Side(request.Head, request.HeadOrigin) with { Revision = request.HeadRevision },
            Environment = request.Head.Environment,
            Methodology = new Methodology
            {
                Design = request.Design.ToString().ToLowerInvariant(),
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
                .. StaleRules.Check(rules, request, suite.Findings),
            ],
        };
    }

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
