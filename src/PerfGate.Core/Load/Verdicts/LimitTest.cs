using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Statistics;

namespace PerfGate.Core.Load.Verdicts;

/// <summary>Whether a value is above or below its limit, not yet settled: the error rate is shared with the other tests of the run.</summary>
internal sealed record LimitTest
{
    /// <summary>One-sided level of the proof that a limit is kept: a claim about one limit, not shared.</summary>
    public const double KeptLevel = 0.05;

    /// <summary>Everything of the result but what is settled here.</summary>
    public required ReportResult Result { get; init; }

    /// <summary>p-value for a value above the limit; 1 where nothing can be proved.</summary>
    public double Above { get; init; } = 1;

    /// <summary>p-value for a value below the limit.</summary>
    public double Below { get; init; } = 1;

    /// <summary>Whether the estimate itself is above: a verdict never contradicts the number beside it.</summary>
    public bool IsAbove { get; init; }

    /// <summary>Ends the sentence of an open result.</summary>
    public string? WhyOpen { get; init; }

    /// <summary>Outcomes with one false-alarm rate for all tests together (Holm), and what the rules make of them.</summary>
    public static IReadOnlyList<ReportResult> Settle(IReadOnlyList<LimitTest> tests, GateRules rules) => Settle(tests, rules, ErrorShare.Whole);

    /// <param name="tests">Of the run.</param>
    /// <param name="rules">The false-alarm rate, and what an open result means.</param>
    /// <param name="share">With what other tests it is shared, and what of it may be spent now.</param>
    public static IReadOnlyList<ReportResult> Settle(IReadOnlyList<LimitTest> tests, GateRules rules, ErrorShare share)
    {
        var book = new RuleBook(rules);
        LimitTest[] spent = [.. tests.Select(test => test with { Above = Math.Min(1, test.Above / share.Part), Below = Math.Min(1, test.Below / share.Part) })];
        var adjusted = Holm.Adjust([.. spent.Select(test => test.Above)], tests.Count + share.OtherTests);
        return [.. spent.Select((test, i) => test.Settle(adjusted[i], book, rules.Compare))];
    }

    private ReportResult Settle(double above, RuleBook book, CompareRules compare)
    {
        var outcome = IsAbove && above <= compare.FalseAlarms ? Outcome.Broken
            : !IsAbove && Below <= KeptLevel ? Outcome.Kept
            : Outcome.Inconclusive;
        var fails = outcome == Outcome.Broken || (outcome == Outcome.Inconclusive && book.FailsOnInconclusive(Result.Id));
        return Result with
        {
            Outcome = outcome,
            Decision = outcome == Outcome.Kept ? Decision.Pass : fails && compare.Enforce ? Decision.Fail : Decision.Warn,
            Message = Result.Message + outcome switch
            {
                Outcome.Broken => ": proved above",
                Outcome.Kept => ": proved below",
                _ => $": neither above nor below is proved; {WhyOpen ?? "longer or more windows would settle it"}",
            },
            PValue = Above,
            AdjustedPValue = above,
        };
    }
}
