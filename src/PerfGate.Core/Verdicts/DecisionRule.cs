using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Words;

namespace PerfGate.Core.Verdicts;

/// <summary>What the rules make of a settled finding: the only place that decides.</summary>
internal sealed class DecisionRule(RuleBook rules, DateOnly today, bool enforce)
{
    /// <summary>The finding's result as the report has it.</summary>
    public ReportResult Decide(Finding finding)
    {
        var ruled = Strictly(finding);
        return enforce || ruled.Decision != Decision.Fail ? ruled : ruled with { Decision = Decision.Warn };
    }

    private ReportResult Strictly(Finding finding)
    {
        var outcome = finding.Outcome!.Value;
        var result = finding.Result;
        return outcome switch
        {
            Outcome.Regressed => Regressed(finding),
            Outcome.Broken => Beyond(finding, result with { Outcome = outcome }),
            Outcome.Removed => Ruled(rules.AllowsRemoved(finding.Id) ? Decision.Pass : Decision.Fail),
            Outcome.Failed => Ruled(FailedInBaseOnly(finding) ? Decision.Warn : Decision.Fail),
            Outcome.Inconclusive => Ruled(rules.FailsOnInconclusive(finding.Id) ? Decision.Fail : Decision.Warn),
            _ => Ruled(Decision.Pass),
        };

        ReportResult Ruled(Decision decision) => Settled(finding, outcome, decision);
    }

    /// <summary>A comparison says what it was held against, whatever came of it; a check said so itself.</summary>
    private ReportResult Settled(Finding finding, Outcome outcome, Decision decision)
    {
        if (finding.Metric is not { } metric || finding.Result.IsCheck)
        {
            return finding.Result with { Outcome = outcome, Decision = decision };
        }

        // One copy of the result and no more: a suite has ten thousands.
        var (relative, absolute, origin) = rules.IncreaseFor(finding.Id, metric);
        return finding.Result with
        {
            Outcome = outcome,
            Decision = decision,
            Limit = relative ?? absolute,
            LimitKind = relative is null ? LimitKinds.AbsoluteIncrease : LimitKinds.Increase,
            LimitOrigin = origin,
        };
    }

    private ReportResult Regressed(Finding finding)
    {
        var limit = rules.LimitFor(finding.Id, finding.Metric!);
        var result = Settled(finding, Outcome.Regressed, Decision.Warn) with { Rule = $"{finding.Metric}: {limit.Description}" };
        return Exceeds(finding.Growth!.Value, limit) ? Beyond(finding, result) : result;
    }

    /// <summary>Fails, unless a waiver covers all of it.</summary>
    private ReportResult Beyond(Finding finding, ReportResult result)
    {
        if (rules.WaiverFor(finding.Id, finding.Metric!, today) is not { } waiver)
        {
            return result with { Decision = Decision.Fail };
        }

        var until = waiver.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // A number within its limit says nothing of why the limit is broken.
        var growth = finding.Growth is { Relative: > 0 } known ? known : (Growth?)null;
        if (waiver.Accepts(growth?.Relative, growth?.Absolute))
        {
            var waived = $"waived until {until} ({waiver.Issue}): {waiver.Reason}";
            return result with { Decision = Decision.Waived, Message = result.Message is { } found && result.IsCheck ? $"{found}; {waived}" : waived };
        }

        return result with
        {
            Decision = Decision.Fail,
            Warnings = [.. result.Warnings, $"the waiver for \"{waiver.Match}\" ({waiver.Issue}, until {until}) accepts {Ceiling(waiver, growth, result.Unit)}"],
        };
    }

    private static string Ceiling(Waiver waiver, Growth? found, string? unit)
    {
        return (waiver.Allow, found) switch
        {
            ({ } allow, { } growth) => $"{Quantity.Percent(allow)}, the growth is {Quantity.Percent(growth.Relative)}",
            (null, { } growth) => $"{Quantity.Number(waiver.AllowAbsolute ?? 0)} {unit}, the growth is {Quantity.Number(growth.Absolute)} {unit}",
            ({ } allow, null) => $"{Quantity.Percent(allow)}, and this has no size: write `allow: any` to accept it",
            _ => $"{Quantity.Number(waiver.AllowAbsolute ?? 0)} {unit}, and this has no size: write `allow: any` to accept it",
        };
    }

    /// <summary>Whether the growth is beyond the limit, relative or absolute, and beyond the floor too.</summary>
    private static bool Exceeds(Growth growth, EffectiveLimit limit) =>
        (growth.Relative > limit.MaxIncrease || growth.Absolute > limit.MaxIncreaseAbsolute)
        && growth.Absolute > limit.Floor;

    private static bool FailedInBaseOnly(Finding finding) =>
        finding.Reason is { } reason && reason.StartsWith(Reasons.BasePrefix, StringComparison.Ordinal);
}
