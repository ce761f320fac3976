using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering;

/// <summary>What to do about a report, derived from nothing but the report.</summary>
public static class Recommendations
{
    /// <summary>No more commands or entries than this for one recommendation.</summary>
    public const int MostLines = 5;

    /// <summary>In the order in which to act; empty when nothing needs attention.</summary>
    public static IReadOnlyList<Recommendation> Of(GateReport report)
    {
        var results = report.Results.Order(ResultOrder.Instance).ToList();
        List<Recommendation> all = [];

        var measures = report.Methodology.Design != Design.Unpaired;
        var regressed = Where(results, Outcome.Regressed, Decision.Fail);
        if (!measures && results.Exists(result => result.Outcome is Outcome.Regressed or Outcome.Inconclusive && result.Reason != Reasons.Exact))
        {
            all.Add(new Recommendation(
                "Results that were measured one after the other also differ when the machine did. Measure both commits side by side:",
                ["perfgate check"]));
        }

        if (regressed.Count > 0 && measures)
        {
            all.Add(new Recommendation(
                $"Measure {This(regressed, "the regressed benchmark", "the regressed benchmarks")} again while working on a fix:",
                Checks(report, regressed, "")));
        }

        if (regressed.Count > 0)
        {
            all.Add(new Recommendation(
                "Or accept the cost for a time: fill in issue and reason, and add to `perfgate.yml`:",
                WaiverEntry.Lines(regressed.Take(MostLines), report.Head.Time),
                "yaml"));
        }

        var failed = Where(results, Outcome.Failed, Decision.Fail);
        if (failed.Count > 0 && measures)
        {
            all.Add(new Recommendation(
                $"{This(failed, "A benchmark that fails proves", "Benchmarks that fail prove")} nothing. Repair and run again:",
                Checks(report, failed, "")));
        }

        var removed = Where(results, Outcome.Removed, Decision.Fail);
        if (removed.Count > 0)
        {
            all.Add(new Recommendation(
                $"If {This(removed, "the benchmark was", "the benchmarks were")} renamed or removed on purpose, say so in `perfgate.yml`, under `renames` or with a rule:",
                [
                    "rules:",
                    .. removed.Take(MostLines).SelectMany(result => (string[])
                    [
                        $"  - match: {WaiverEntry.Quote(result.Id)}",
                        "    removed: allow",
                    ]),
                ],
                "yaml"));
        }

        // More measuring settles only what was measured, and comparably.
        var inconclusive = results
            .Where(result => result.Outcome == Outcome.Inconclusive
                && result.Reason is not (Reasons.Stored or Reasons.NotComparable or Reasons.MetricMissing or Reasons.NoBase))
            .ToList();
        if (inconclusive.Count > 0 && measures)
        {
            var (remedy, options) = Longer(report);
            all.Add(new Recommendation(
                $"{This(inconclusive, "One result could", $"{inconclusive.Count} results could")} not be settled{Detectable(inconclusive)}. {remedy}",
                Checks(report, inconclusive, Head(report) + options)));
        }

        return all;
    }

    /// <summary>What the report's source advises; null where it leaves that to <see cref="Of"/>.</summary>
    public static IReadOnlyList<ReportAdvice>? AdviceOf(GateReport report) =>
        report.SectionsAt(SectionPlace.Recommendations).ToList() is { Count: > 0 } sections ? [.. sections.SelectMany(section => section.Advice)] : null;

    /// <summary>What would settle what is left: time where it ran out, else more pairs, else another machine.</summary>
    private static (string Remedy, string Options) Longer(GateReport report) =>
        report.Warnings.Any(warning => warning.Code == DiagnosticIds.BudgetSpent)
            ? ("The budget was spent before; raise `budget`, or measure fewer at a time:", "")
            : report.Methodology.Profile != "deep"
                ? ("Measure longer:", " --profile deep")
                : ("Measure on a quieter machine, or accept a larger `detect`:", "");

    private static string Detectable(List<ReportResult> inconclusive)
    {
        var shown = inconclusive
            .Select(result => result.Detectable)
            .OfType<double>()
            .Order()
            .Select(ResultWords.Detectable)
            .Distinct()
            .ToList();
        return shown.Count switch
        {
            0 => "",
            1 => $" (the data could have shown a change of {shown[0]} or more)",
            _ => $" (the data could have shown changes of {shown[0]} to {shown[^1]} or more)",
        };
    }

    private static List<ReportResult> Where(List<ReportResult> results, Outcome outcome, Decision decision) =>
        [.. results.Where(result => result.Outcome == outcome && result.Decision == decision)];

    private static string This(IReadOnlyCollection<ReportResult> results, string one, string many) =>
        results.Select(result => result.Identity).Distinct().Skip(1).Any() ? many : one;

    private static List<string> Checks(GateReport report, List<ReportResult> results, string options)
    {
        var ids = results.Select(result => result.Id).Distinct().ToList();
        List<string> commands = [.. ids.Take(MostLines).Select(id => $"perfgate check{Base(report)}{options} --filter {CommandLine.Filter(id)}")];
        if (ids.Count > MostLines)
        {
            commands.Add($"# and {ids.Count - MostLines} more");
        }

        return commands;
    }

    private static string Base(GateReport report) => report.Methodology.Design == Design.Paired ? Option("--base", report.Base.Commit) : "";

    /// <summary>For the same measurement once more. A fix is made, and measured, in the work tree.</summary>
    private static string Head(GateReport report) => report.Head.Revision is null ? "" : Option("--head", report.Head.Commit);

    private static string Option(string name, string? commit) =>
        commit is { Length: >= 7 } && commit.All(char.IsAsciiHexDigit) ? $" {name} {commit[..Math.Min(commit.Length, 12)]}" : "";
}
