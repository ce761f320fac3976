using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Words;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts;

/// <summary>Turns the tests of a suite into outcomes, with one error rate for all of them.</summary>
/// <remarks>
/// Regressed and improved are each corrected over the suite by Holm's method. "Unchanged" is a claim about one metric and is
/// not corrected: its level is the chance of calling a slowdown of <c>detect</c> unchanged.
/// </remarks>
internal sealed class SuiteSettlement
{
    /// <summary>One-sided level of the proof that a slowdown is smaller than <c>detect</c>.</summary>
    public const double UnchangedLevel = 0.05;

    /// <summary>One-sided level of the proof that a limit is kept: a claim about one limit, not shared.</summary>
    private const double KeptLevel = 0.05;

    private readonly double _falseAlarms;
    private readonly double _noiseFloor;
    private readonly SequentialPlan _plan;

    /// <param name="falseAlarms">Chance that an unchanged suite shows a regression; 0 to 1.</param>
    /// <param name="noiseFloor">Fraction of the base.</param>
    /// <param name="plan">The looks at which pairs are tested.</param>
    public SuiteSettlement(double falseAlarms, double noiseFloor, SequentialPlan plan)
    {
        _falseAlarms = falseAlarms;
        _noiseFloor = noiseFloor;
        _plan = plan;
    }

    /// <summary>Number of tests that share the error rate.</summary>
    public int FamilySize { get; private set; }

    /// <summary>Gives every finding its outcome, in place.</summary>
    /// <param name="findings">All findings of the suite, or of one shard.</param>
    /// <param name="suiteSize">Number of tests in the whole suite; null or fewer than found here: those found here.</param>
    public void Settle(List<Finding> findings, int? suiteSize)
    {
        var tested = new List<int>(findings.Count);
        List<int> checks = [];
        var awaiting = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Test is not null)
            {
                tested.Add(i);
            }
            else if (findings[i].Check is not null)
            {
                checks.Add(i);
            }
            else if (findings[i].NeedsMoreLaunches)
            {
                awaiting++;
            }
        }

        FamilySize = Math.Max(tested.Count + checks.Count, suiteSize ?? 0);
        SettleChecks(findings, checks);
        var worse = Adjust(tested, findings, test => test.Worse);
        var improved = Adjust(tested, findings, test => test.Improved);
        for (var i = 0; i < tested.Count; i++)
        {
            findings[tested[i]] = Settle(findings[tested[i]], worse[i], improved[i]);
        }

        ExplainMissingLaunches(findings, Math.Max(tested.Count + checks.Count + awaiting, suiteSize ?? 0));
    }

    private double[] Adjust(List<int> tested, List<Finding> findings, Func<ShiftTest, double> pValue)
    {
        var pValues = new double[tested.Count];
        for (var i = 0; i < pValues.Length; i++)
        {
            pValues[i] = pValue(findings[tested[i]].Test!);
        }

        return Holm.Adjust(pValues, FamilySize);
    }

    private Finding Settle(Finding finding, double worse, double improved)
    {
        var test = finding.Test!;
        var outcome = worse <= _falseAlarms ? Outcome.Regressed
            : improved <= _falseAlarms ? Outcome.Improved
            : test.Small <= UnchangedLevel ? Outcome.Unchanged
            : Outcome.Inconclusive;
        var result = finding.Result with { PValue = test.Worse, AdjustedPValue = worse };
        return finding with { Outcome = outcome, Result = outcome == Outcome.Inconclusive ? Open(result, test) : result };
    }

    /// <summary>With the smallest change that the data could have shown.</summary>
    private ReportResult Open(ReportResult result, ShiftTest test)
    {
        var part = result.Pairs is null ? 1 : _plan.Change.Weights[^1];
        var detectable = test.DetectableAt(part * _falseAlarms / FamilySize, _noiseFloor);
        return double.IsInfinity(detectable)
            ? result with { Message = "no change of any size could have been proved; " + LaunchesNeeded(result.Pairs is not null, FamilySize) }
            : result with
            {
                Detectable = detectable,
                Message = $"could only have shown changes above {Quantity.Percent(detectable)}; "
                    + (result.Pairs is null ? "launches side by side" : "more pairs")
                    + " or a quieter machine would settle it",
            };
    }

    /// <remarks>
    /// Holm's steps by the number of all tests may be taken by each group for itself: of n tests in one group, k of them of true
    /// hypotheses, and m others, l of them true, the groups reject a true one with a chance of at most k / (k + m) and l / (l + n) of the
    /// rate, which is together at most k / (k + l) + l / (k + l) = 1 of it.
    /// </remarks>
    private void SettleChecks(List<Finding> findings, List<int> checks)
    {
        var adjusted = Holm.Adjust([.. checks.Select(i => findings[i].Check!.Above)], FamilySize);
        for (var i = 0; i < adjusted.Length; i++)
        {
            findings[checks[i]] = Settle(findings[checks[i]], adjusted[i]);
        }
    }

    private Finding Settle(Finding finding, double above)
    {
        var check = finding.Check!;
        var outcome = check.IsAbove && above <= _falseAlarms ? Outcome.Broken
            : !check.IsAbove && check.Below <= KeptLevel ? Outcome.Kept
            : Outcome.Inconclusive;
        return finding with
        {
            Outcome = outcome,
            Result = finding.Result with
            {
                PValue = check.Above,
                AdjustedPValue = above,
                Message = finding.Result.Message + outcome switch
                {
                    Outcome.Broken => ": proved above",
                    Outcome.Kept => ": proved below",
                    _ => $": neither above nor below is proved; {check.WhyOpen ?? "longer or more windows would settle it"}",
                },
            },
        };
    }

    private void ExplainMissingLaunches(List<Finding> findings, int familySize)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            if (!finding.NeedsMoreLaunches)
            {
                continue;
            }

            var found = finding.Reason == Reasons.SingleLaunch
                ? "one launch a side cannot tell a change from the luck of a launch"
                : "only one pair of launches could be matched";
            findings[i] = finding with
            {
                Result = finding.Result with
                {
                    Message = $"{found}; {LaunchesNeeded(finding.Reason == Reasons.TooFewPairs || finding.HasPairs, familySize)}",
                },
            };
        }
    }

    private string LaunchesNeeded(bool paired, int familySize)
    {
        var tests = Quantity.Count(familySize, "test has", "tests share");
        var share = $"where {tests} a false-alarm rate of {Quantity.Percent(_falseAlarms)}";
        return paired
            ? $"{SignedRank.PairsNeeded(familySize, _plan.Change.Weights[0] * _falseAlarms)} pairs are needed {share}"
            : $"{UnpairedLaunchesNeeded(familySize)} launches a side are needed {share} "
                + "(BenchmarkDotNet: --launchCount), or measure both sides with perfgate check";
    }

    /// <summary>The smallest n with family size / C(2n, n) ≤ level: the Mann–Whitney test's smallest p-value is 1 / C(2n, n).</summary>
    private int UnpairedLaunchesNeeded(int familySize)
    {
        var launches = 1;
        var arrangements = 2.0;
        while (familySize / arrangements > _falseAlarms)
        {
            launches++;
            arrangements *= 2.0 * ((2 * launches) - 1) / launches;
        }

        return launches;
    }
}
