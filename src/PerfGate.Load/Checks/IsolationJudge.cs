using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Statistics;

namespace PerfGate.Load.Checks;

/// <summary>Whether one tenant's traffic made another's responses slower than is accepted. Pure.</summary>
/// <remarks>
/// Each block gives one ln(beside / alone) for each percentile; the exact signed-rank test holds them against ln(1 + limit), which is right
/// because the order within a block is drawn. The judge settles it with all other limits of the run.
/// </remarks>
public static class IsolationJudge
{
    private const double Confidence = 0.95;

    /// <summary>So much more of the victim's requests may fail beside the aggressor.</summary>
    private const double MostFailures = 0.01;

    /// <summary>Beyond those that a proof takes when all agree: one block that another process spoiled may then speak against it.</summary>
    private const int SpareBlocks = 2;

    /// <summary>Blocks with which a leak can be proved though one of them shows none, and no fewer than the plan's.</summary>
    /// <param name="plan">Its blocks.</param>
    /// <param name="tests">Of the whole run, which share the rate.</param>
    /// <param name="falseAlarms">Over all of them, 0 to 1.</param>
    public static int BlocksFor(IsolationPlan plan, int tests, double falseAlarms) =>
        Math.Max(plan.Blocks, SignedRank.PairsNeeded(tests, falseAlarms) + SpareBlocks);

    /// <summary>Limits that isolation is held against: of each endpoint three percentiles and an error rate.</summary>
    public static int CountOf(LoadScenario scenario) => scenario.Endpoints.Count * (Percentiles.Judged.Count + 1);

    /// <summary>Statistical tests of a run with isolation, which share its rate of false alarms.</summary>
    /// <param name="question">What the load itself asks; a family size that it planned with has isolation in it already. Null: nothing.</param>
    /// <param name="scenario">Its endpoints.</param>
    public static int TestsBeside(JudgeRequest? question, LoadScenario scenario) => question?.FamilySize
        ?? CountOf(scenario)
            + (question?.Checks.Count(check => check.Fact is null) ?? 0)
            + (question?.Base?.Benchmarks.Sum(benchmark => benchmark.Metrics.Count) ?? 0);

    /// <exception cref="PerfGateException">Fewer than <see cref="IsolationPlan.FewestBlocks"/> blocks (PG5202, exit code 2).</exception>
    public static IReadOnlyList<LimitCheck> Checks(IsolationPlan plan, IReadOnlyList<IsolationBlock> blocks)
    {
        if (blocks.Count < IsolationPlan.FewestBlocks)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.TooFewBlocks,
                Severity.Error,
                $"{blocks.Count} blocks cannot show whether '{plan.Aggressor}' hurts '{plan.Victim}': at least {IsolationPlan.FewestBlocks} are needed. Set 'isolation: blocks' in the scenario."));
        }

        var endpoints = blocks.SelectMany(block => block.Alone.Series).Select(series => series.Endpoint).Distinct().Order(StringComparer.Ordinal);
        return [.. endpoints.SelectMany(endpoint => Of(plan, blocks, endpoint))];
    }

    /// <summary>The results with what would bound the harm: it is of the run and not of a percentile, and said where the reader comes to it first.</summary>
    public static IReadOnlyList<ReportResult> Advised(IReadOnlyList<ReportResult> results, IsolationPlan plan, IReadOnlyList<IsolationBlock> blocks)
    {
        ReportResult[] ofIsolation = [.. results.Where(result => result.LimitKind == LoadLimitKinds.Isolation)];
        return ofIsolation.FirstOrDefault(result => result.Outcome == Outcome.Broken) is not { } first ? results
            : [.. results.Select(result => ReferenceEquals(result, first) ? result with { Message = $"{result.Message}. {IsolationAdvice.For(plan, blocks, ofIsolation)}" } : result)];
    }

    private static IEnumerable<LimitCheck> Of(IsolationPlan plan, IReadOnlyList<IsolationBlock> blocks, string endpoint)
    {
        var failing = blocks.Any(block => Of(block.Beside, endpoint) is { Ended: > 0, Succeeded: 0 });
        (LatencySummary Alone, LatencySummary Beside)[] pairs = [.. blocks
            .Select(block => (Alone: Of(block.Alone, endpoint)?.Response, Beside: Of(block.Beside, endpoint)?.Response))
            .Where(pair => pair is { Alone.Count: > 0, Beside.Count: > 0 })
            .Select(pair => (pair.Alone!, pair.Beside!))];
        yield return Errors(plan, blocks, endpoint);
        foreach (var metric in Percentiles.Judged)
        {
            var result = new ReportResult
            {
                Id = SeriesName.Of(endpoint, plan.Victim),
                Metric = metric,
                Unit = "ns",
                Outcome = Outcome.Inconclusive,
                Decision = Decision.Warn,
                Reason = LoadLimitKinds.Isolation,
                Limit = plan.Limit,
                LimitKind = LoadLimitKinds.Isolation,
                LimitOrigin = plan.Origin,
                Rule = $"{metric} beside '{plan.Aggressor}' < {Quantity.Change(1 + plan.Limit)}",
                Pairs = pairs.Length,
            };
            if (pairs.Length < blocks.Count)
            {
                yield return new LimitCheck
                {
                    Result = result with { Message = $"'{plan.Victim}' had answers on both sides of {pairs.Length} of {blocks.Count} blocks" },
                    WhyOpen = failing
                        ? $"beside '{plan.Aggressor}' its requests failed: see the error rates"
                        : "make the windows longer, or raise the victim's rate",
                };
                continue;
            }

            double[] alone = [.. pairs.Select(pair => Percentiles.Of(pair.Alone, metric))];
            double[] beside = [.. pairs.Select(pair => Percentiles.Of(pair.Beside, metric))];
            double[] logs = [.. beside.Zip(alone, (after, before) => Math.Log(after / before))];
            var (estimate, interval) = (SignedRank.HodgesLehmann(logs), SignedRank.ConfidenceInterval(logs, Confidence));
            var accepted = Math.Log(1 + plan.Limit);
            var ratios = new Interval(Math.Exp(interval.Low), Math.Exp(interval.High));
            yield return new LimitCheck
            {
                Result = result with
                {
                    Ratio = Math.Exp(estimate),
                    Interval = ratios,
                    Base = Summary.Of(alone),
                    Head = Summary.Of(beside),
                    Ratios = Array.ConvertAll(logs, Math.Exp),
                    Message = $"{metric} of '{plan.Victim}' {Quantity.Change(Math.Exp(estimate))} beside '{plan.Aggressor}' "
                        + $"({Quantity.Change(ratios.Low)} to {Quantity.Change(ratios.High)}), limit {Quantity.Change(1 + plan.Limit)}",
                },
                Above = SignedRank.PValueGreater(logs, accepted),
                Below = SignedRank.PValueLess(logs, accepted),
                IsAbove = estimate > accepted,
                WhyOpen = "more blocks or longer windows would settle it",
            };
        }
    }

    /// <summary>A victim that is refused has quick answers, or none: what fails must be judged too.</summary>
    private static LimitCheck Errors(IsolationPlan plan, IReadOnlyList<IsolationBlock> blocks, string endpoint)
    {
        double[] more = [.. blocks.Select(block => Failing(Of(block.Beside, endpoint)) - Failing(Of(block.Alone, endpoint)))];
        var (estimate, interval) = (SignedRank.HodgesLehmann(more), SignedRank.ConfidenceInterval(more, Confidence));
        return new LimitCheck
        {
            Result = new ReportResult
            {
                Id = SeriesName.Of(endpoint, plan.Victim),
                Metric = ErrorCheck.Metric,
                Unit = "1",
                Outcome = Outcome.Inconclusive,
                Decision = Decision.Warn,
                Reason = LoadLimitKinds.Isolation,
                Limit = MostFailures,
                LimitKind = LoadLimitKinds.Isolation,
                LimitOrigin = "default",
                Ratio = Math.Max(0, estimate) / MostFailures,
                Interval = new Interval(Math.Max(0, interval.Low) / MostFailures, Math.Max(0, interval.High) / MostFailures),
                Head = Summary.Of(more),
                Rule = $"{ErrorCheck.Metric} beside '{plan.Aggressor}' at most {Quantity.Percent(MostFailures)} more",
                Pairs = blocks.Count,
                Message = $"{Quantity.Percent(estimate)} more of the requests of '{plan.Victim}' fail beside '{plan.Aggressor}' "
                    + $"({Quantity.Percent(interval.Low)} to {Quantity.Percent(interval.High)}), limit {Quantity.Percent(MostFailures)}",
            },
            Above = SignedRank.PValueGreater(more, MostFailures),
            Below = SignedRank.PValueLess(more, MostFailures),
            IsAbove = estimate > MostFailures,
            WhyOpen = "more blocks or longer windows would settle it",
        };
    }

    private static double Failing(LoadSeries? series) => series is { Ended: > 0 and var ended } ? (ended - series.Succeeded) / (double)ended : 0;

    private static LoadSeries? Of(LoadWindow window, string endpoint) => window.Series.FirstOrDefault(series => series.Endpoint == endpoint);
}
