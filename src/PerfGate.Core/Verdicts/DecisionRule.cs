using System.Globalization;
using PerfGate.Core.Rules;

namespace PerfGate.Core.Verdicts;

/// <summary>What the rules make of a settled finding.</summary>
internal sealed class DecisionRule(RuleBook rules, DateOnly today, bool enforce)
{
    public Ruling Rule(Finding finding)
    {
        var ruling = Strictly(finding);
        return enforce || ruling.Decision != Decision.Fail ? ruling : ruling with { Decision = Decision.Warn };
    }

    private Ruling Strictly(Finding finding)
    {
        var id = finding.Benchmark.Identity.Id;
        return finding.Outcome switch
        {
            Outcome.Regressed => Regressed(finding, id),
            Outcome.Removed => new Ruling(rules.AllowsRemoved(id) ? Decision.Pass : Decision.Fail),
            Outcome.Failed => new Ruling(FailedInBaseOnly(finding) ? Decision.Warn : Decision.Fail),
            Outcome.Inconclusive => new Ruling(rules.FailsOnInconclusive(id) ? Decision.Fail : Decision.Warn),
            _ => new Ruling(Decision.Pass),
        };
    }

    private Ruling Regressed(Finding finding, string id)
    {
        var limit = rules.LimitFor(id, finding.Metric!);
        var rule = $"{finding.Metric}: {limit.Description}";
        var growth = finding.Growth!.Value;
        if (!Exceeds(growth, limit))
        {
            return new Ruling(Decision.Warn, rule);
        }

        if (rules.WaiverFor(id, finding.Metric!, today) is not { } waiver)
        {
            return new Ruling(Decision.Fail, rule);
        }

        var until = waiver.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (IsWithin(growth, waiver))
        {
            return new Ruling(Decision.Waived, rule, $"waived until {until} ({waiver.Issue}): {waiver.Reason}");
        }

        return new Ruling(
            Decision.Fail,
            rule,
            Warning: $"the waiver for \"{waiver.Match}\" ({waiver.Issue}, until {until}) accepts "
                + (waiver.Allow is { } allow
                    ? $"{Wording.Percent(allow)}, the growth is {Wording.Percent(growth.Relative)}"
                    : $"{Wording.Number(waiver.AllowAbsolute ?? 0)} {finding.Unit}, the growth is {Wording.Number(growth.Absolute)} {finding.Unit}"));
    }

    /// <summary>Whether the growth is beyond the limit, relative or absolute, and beyond the floor too.</summary>
    private static bool Exceeds(Growth growth, EffectiveLimit limit) =>
        (growth.Relative > limit.MaxIncrease || growth.Absolute > limit.MaxIncreaseAbsolute)
        && growth.Absolute > limit.Floor;

    private static bool IsWithin(Growth growth, Waiver waiver) =>
        growth.Relative <= waiver.Allow || growth.Absolute <= waiver.AllowAbsolute;

    private static bool FailedInBaseOnly(Finding finding) =>
        finding.Reason is { } reason && reason.StartsWith(Reasons.BasePrefix, StringComparison.Ordinal);
}
