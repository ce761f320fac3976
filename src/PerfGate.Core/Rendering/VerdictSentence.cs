using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>The verdict in words: what was found, and what that is worth. The same for every sink.</summary>
public sealed record VerdictSentence
{
    private VerdictSentence(string sign, string word, string finding, IReadOnlyList<string> guarantees)
    {
        Sign = sign;
        Word = word;
        Finding = finding;
        Guarantees = guarantees;
    }

    /// <summary>A picture of the word, where pictures are written.</summary>
    public string Sign { get; }

    /// <summary><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</summary>
    public string Word { get; }

    /// <summary>Without capital and full stop: <c>1 of 14 benchmarks regressed</c>.</summary>
    public string Finding { get; }

    /// <summary>Whole sentences: what a red build and what a green one proves here.</summary>
    public IReadOnlyList<string> Guarantees { get; }

    public static VerdictSentence Of(GateReport report)
    {
        var rows = BenchmarkRow.Of(report);
        var (sign, word) = report.Verdict switch
        {
            Verdict.Passed => ("✅", "passed"),
            Verdict.Failed => ("❌", "failed"),
            _ => ("⚠️", "inconclusive"),
        };
        return new VerdictSentence(sign, word, FindingOf(report, rows), [.. GuaranteesOf(report, rows)]);
    }

    private static string FindingOf(GateReport report, IReadOnlyList<BenchmarkRow> rows)
    {
        var subject = Subject.Of(report);
        List<(int Count, string Did)> failures =
        [
            (rows.Count(row => row.Has(Outcome.Regressed, Decision.Fail)), "regressed"),
            (rows.Count(row => row.Has(Outcome.Broken, Decision.Fail)), subject.Broke),
            (rows.Count(row => row.Has(Outcome.Failed, Decision.Fail)), "failed to run"),
            (rows.Count(row => row.Has(Outcome.Removed, Decision.Fail)), "disappeared"),
            (rows.Count(row => row.Has(Outcome.Inconclusive, Decision.Fail)), "could not be settled"),
        ];
        failures.RemoveAll(failure => failure.Count == 0);
        if (failures.Count > 0)
        {
            var (count, did) = failures[0];
            var first = $"{count} of {subject.Count(rows.Count)} {did}";
            return Enumerate([first, .. failures.Skip(1).Select(failure => $"{failure.Count} {failure.Did}")]);
        }

        var compared = rows.Count(row => row.Outcome is not (Outcome.Added or Outcome.Skipped) && row.Results.Any(result => result.Reason != Reasons.NoBase));
        if (compared == 0)
        {
            return rows.Count == 0 && report.Subject is not null ? "nothing was judged"
                : rows.Count == 0 ? $"there is no {subject.One}"
                : rows.All(row => row.Outcome == Outcome.Skipped) ? $"the change cannot affect any of {subject.Count(rows.Count)}"
                : $"no {subject.One} is on both sides, so nothing was compared";
        }

        var regressed = rows.Count(row => row.Results.Any(result => result.Outcome == Outcome.Regressed));
        var broken = rows.Count(row => row.Results.Any(result => result.Outcome == Outcome.Broken));
        var unsettled = rows.Count(row => row.Results.Any(result => result.Outcome == Outcome.Inconclusive));
        var failedInBase = rows.Count(row => row.Results.Any(IsFailureOfBase));
        var failed = rows.Count(row => row.Has(Outcome.Failed, Decision.Warn)) - failedInBase;
        var removed = rows.Count(row => row.Has(Outcome.Removed, Decision.Warn));
        if (regressed == 0 && rows.All(row => row.Results.All(result => result.IsHeldAgainstLimit)))
        {
            var kept = rows.Count(row => row.Outcome == Outcome.Kept);
            return $"{kept} of {subject.Count(compared)} {subject.Kept}"
                + (broken > 0 ? $", {broken} {subject.Broke} {Accepted(rows, Outcome.Broken, broken)}" : "")
                + (unsettled > 0 ? $", {unsettled} could not be settled" : "");
        }

        var finding = regressed == 0
            ? $"none of {subject.Count(compared)} regressed"
            : $"{regressed} of {subject.Count(compared)} regressed {Accepted(rows, Outcome.Regressed, regressed)}";
        var improved = report.Verdict == Verdict.Passed ? rows.Count(row => row.Outcome == Outcome.Improved) : 0;
        return finding
            + (broken > 0 ? $", {broken} {subject.Broke} {Accepted(rows, Outcome.Broken, broken)}" : "")
            + (failed > 0 ? $", {failed} failed to run" : "")
            + (failedInBase > 0 ? $", {failedInBase} failed to run in base" : "")
            + (removed > 0 ? $", {removed} disappeared" : "")
            + (improved > 0 ? $", {improved} improved" : "")
            + (unsettled > 0 ? $", {unsettled} could not be settled" : "");
    }

    /// <summary>Why nothing of them fails: "(warned)", "(waived)", "(1 warned, 2 waived)".</summary>
    private static string Accepted(IReadOnlyList<BenchmarkRow> rows, Outcome outcome, int count)
    {
        var waived = rows.Count(row => row.Has(outcome, Decision.Waived));
        return waived == 0 ? "(warned)" : waived == count ? "(waived)" : $"({count - waived} warned, {waived} waived)";
    }

    private static IEnumerable<string> GuaranteesOf(GateReport report, IReadOnlyList<BenchmarkRow> rows)
    {
        var methodology = report.Methodology;
        var subject = Subject.Of(report);
        var unchanged = rows.Count(row => row.Outcome == Outcome.Unchanged);
        if (methodology is { FamilySize: > 0, Design: not Design.Checks })
        {
            var condition = methodology.Design switch
            {
                Design.Unpaired => ", provided that both sides were measured under the same conditions",
                Design.Stored => ", provided that the machine is still what it was when the baseline was measured",
                _ => "",
            };
            yield return $"The chance that an unchanged suite turns red is at most {Quantity.Percent(methodology.FalseAlarms)}{condition}.";
            if (unchanged > 0)
            {
                yield return $"For {unchanged} of {subject.Count(rows.Count)}, a slowdown of {Quantity.Percent(methodology.Detect)} or more is ruled out.";
            }
        }
        else if (rows.Any(row => row.Results.Any(result => result.Reason == Reasons.Exact)))
        {
            yield return "Only values that repeat exactly were compared: chance plays no part.";
        }
    }

    private static bool IsFailureOfBase(ReportResult result) =>
        result is { Outcome: Outcome.Failed, Decision: Decision.Warn, Reason: { } reason } && reason.StartsWith(Reasons.BasePrefix, StringComparison.Ordinal);

    private static string Enumerate(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
}
