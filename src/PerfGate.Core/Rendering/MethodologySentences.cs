using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>How the verdict was made, in words.</summary>
public static class MethodologySentences
{
    private const string Launches = "launches";

    private const string ByLaunches =
        "Base and head were launched in alternation (A B B A), each launch a short run of BenchmarkDotNet's own in a new process. One pair of launches gives one ratio of head to base; the estimate over pairs is the Hodges–Lehmann estimate, or the M-estimate next to it where launches have several speeds.";

    /// <summary>Whole sentences; the subject's words may come from a file, so escape before use.</summary>
    public static IReadOnlyList<string> Of(GateReport report)
    {
        var (methodology, subject) = (report.Methodology, Subject.Of(report));
        List<string> sentences =
        [
            methodology.Design switch
            {
                Design.Paired => SideBySide(subject, report.Environment.Route),
                Design.Unpaired => "The launches of two sets of results were compared, measured one after the other; nothing was measured now.",
                Design.Stored => "Head was compared with a committed baseline of an earlier session.",
                _ => subject.Alone,
            },
        ];
        if (methodology.Pairs is { } pairs)
        {
            var what = report.Subject is null ? "a benchmark" : $"of {subject.Repetitions} {Article(subject.One)} {subject.One}";
            sentences.Add($"At most {pairs} pairs {what}{Looks(methodology)}{(methodology.Profile is { } profile ? $" (profile {profile})" : "")}.");
        }

        if (methodology is { FamilySize: > 0, Design: not Design.Checks })
        {
            sentences.Add($"A slowdown counts only when it is proved beyond the noise floor of {Quantity.Percent(methodology.NoiseFloor)}; "
                + $"over the whole suite ({Quantity.Count(methodology.FamilySize, "test", "tests")}, Holm), an unchanged suite turns red with a chance of at most {Quantity.Percent(methodology.FalseAlarms)}.");
            sentences.Add($"“Unchanged” means that a slowdown of {Quantity.Percent(methodology.Detect)} or more is ruled out; what is neither proved nor ruled out is “inconclusive”.");
            sentences.Add($"Intervals are two-sided at {Quantity.Percent(methodology.Confidence)}, for one result at a time; base and head are medians over {subject.Repetitions}.");
        }

        // A source that says itself how it measured says its seed too.
        if (methodology.Design == Design.Checks || report.SectionsAt(SectionPlace.Methodology).Any())
        {
            return sentences;
        }

        sentences.Add("Exact values, such as allocated bytes that agree over all launches of a side, are compared as numbers, without statistics.");
        if (methodology.InstructionsCounted is { } counted)
        {
            var whyNot = WhyNot(methodology.WhyNotCounted ?? new Dictionary<string, int>());
            sentences.Add($"The instructions of one operation were counted by stepping through it, in launches whose times had been taken, of {Quantity.Count(counted, "benchmark", "benchmarks")}"
                + (whyNot.Length == 0 ? "." : $" (not counted: {whyNot}).")
                + " They explain; they are no verdict about time.");
        }

        if (methodology.Seed is { } seed)
        {
            sentences.Add($"Seed of the random orders: {seed.ToString(CultureInfo.InvariantCulture)}.");
        }

        return sentences;
    }

    /// <summary>The first few reasons: those of a stranger's files may be as many as their benchmarks.</summary>
    private static string WhyNot(IReadOnlyDictionary<string, int> reasons)
    {
        const int Shown = 6;
        var rest = reasons.Skip(Shown).Sum(reason => reason.Value);
        return string.Join("; ", [.. reasons.Take(Shown).Select(reason => $"{reason.Key}: {reason.Value}"), .. rest == 0 ? Array.Empty<string>() : [$"other reasons: {rest}"]]);
    }

    private static string SideBySide(Subject subject, string? route) => route switch
    {
        null => subject.SideBySide,
        Launches => ByLaunches,
        _ => $"The projects were measured by different routes: {route}. By turns: {subject.SideBySide} By launches: {ByLaunches}",
    };

    private static string Looks(Methodology methodology) =>
        methodology.Looks is { Count: > 0 } looks
            ? $", decided as early as the evidence allows, at {string.Join(", ", looks.Select(look => look.ToString(CultureInfo.InvariantCulture)))} pairs"
            : "";

    private static string Article(string noun) => noun.Length > 0 && "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";
}
