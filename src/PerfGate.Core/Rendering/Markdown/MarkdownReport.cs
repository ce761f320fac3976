using System.Globalization;
using System.Net;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Statistics;

namespace PerfGate.Core.Rendering.Markdown;

/// <summary>The report for a reviewer: GitHub-flavoured Markdown, what changed first, the rest folded.</summary>
public sealed class MarkdownReport
{
    private static readonly string[] SummaryColumns = ["Metric", "Mean:", "Median:", "p95:", "p99:", "Std dev:", "n:"];

    private readonly MarkdownWriter to = new();
    private readonly GateReport report;
    private readonly BenchmarkNames names;
    private readonly Subject subject;
    private readonly List<ReportResult> results;
    private readonly List<ReportResult> changes;

    private MarkdownReport(GateReport report)
    {
        this.report = report;
        names = new BenchmarkNames(report);
        subject = Subject.Of(report);
        results = [.. report.Results.Order(ResultOrder.Instance)];
        changes = [.. results.Where(ResultOrder.IsChange)];
    }

    /// <summary>The whole of <c>report.md</c>; the same text for the same report, whatever the culture.</summary>
    /// <param name="report">What to show.</param>
    /// <param name="charts">Pictures that lie beside the file; null: none do.</param>
    public static string Write(GateReport report, IReadOnlyList<MarkdownChart>? charts = null)
    {
        var markdown = new MarkdownReport(report);
        markdown.WriteVerdict();
        markdown.WriteWarnings();
        markdown.WriteChanges();
        markdown.WriteFolds();
        markdown.WriteCharts(charts ?? []);
        markdown.WriteEnvironment();
        markdown.WriteSide("Baseline", report.Base, result => result.Base, SectionPlace.Baseline);
        markdown.WriteSide("After", report.Head, result => result.Head, SectionPlace.After);
        markdown.WriteSections(SectionPlace.Changes);
        markdown.WriteMethodology();
        markdown.WriteRecommendations();
        return markdown.to.ToString();
    }

    private void WriteVerdict()
    {
        var sentence = VerdictSentence.Of(report);
        to.Heading(1, $"{sentence.Sign} PerfGate {sentence.Word}: {MarkdownText.Prose(sentence.Finding)}");
        if (sentence.Guarantees.Count > 0)
        {
            to.Paragraph(MarkdownText.Prose(string.Join(' ', sentence.Guarantees)));
        }

        to.Paragraph(string.Join(" · ", CountsLine.Of(report.Counts).Select(part => $"{part.Count} {part.Word}")));
    }

    private void WriteWarnings() =>
        to.List(report.Warnings.Select(warning => $"⚠️ {MarkdownText.Code(warning.Code)} {MarkdownText.Prose(warning.Message)}"));

    private void WriteChanges()
    {
        if (changes.Count == 0)
        {
            return;
        }

        to.Heading(2, changes.All(result => result.IsHeldAgainstLimit) ? "What was found" : "What changed");
        WriteComparison(changes);
        to.List(changes.Where(result => result.Outcome != Outcome.Improved && ResultWords.Explain(result).Count > 0).Select(result =>
            $"{MarkdownText.Code(names.Full(result.Identity))}{(result.Metric is null ? "" : $", {MarkdownText.Prose(names.Metric(result))}")}: {Explanation(result)}"));
    }

    private void WriteFolds()
    {
        Fold("inconclusive", Where(Outcome.Inconclusive), WriteInconclusive);
        Fold("unchanged", Where(Outcome.Unchanged), WriteComparison);
        Fold("kept", Where(Outcome.Kept), WriteComparison);
        Fold("added", Where(Outcome.Added), WriteNames);
        Fold("skipped", Where(Outcome.Skipped), WriteSkipped);
    }

    private void WriteCharts(IReadOnlyList<MarkdownChart> charts)
    {
        if (charts.Count == 0)
        {
            return;
        }

        to.Heading(2, "Charts");
        foreach (var chart in charts)
        {
            to.Paragraph($"<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{WebUtility.HtmlEncode(chart.Dark)}\">"
                + $"<img width=\"{Math.Clamp(chart.Width, 1, 2000)}\" alt=\"{ChartText.Plain(chart.Alt)}\" src=\"{WebUtility.HtmlEncode(chart.Light)}\"></picture>");
        }

        foreach (var sentence in report.SectionsAt(SectionPlace.Charts).SelectMany(section => section.Sentences))
        {
            to.Paragraph(MarkdownText.Prose(sentence));
        }
    }

    private void WriteEnvironment()
    {
        var environment = report.Environment;
        to.Heading(2, "Environment");
        List<(string Name, string? Value)> facts =
        [
            ("Key", environment.Key),
            ("OS", environment.Os),
            ("Processor", environment.Cpu),
            ("Logical processors", environment.Cores?.ToString(CultureInfo.InvariantCulture)),
            ("Runtime", environment.Runtime),
            ("SDK", environment.Sdk),
            ("GC", environment.Gc),
            ("JIT", environment.Jit),
            ("BenchmarkDotNet", environment.BenchmarkDotNet),
        ];
        to.List(facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => $"{fact.Name}: {MarkdownText.Code(fact.Value!)}"));
        WriteSections(SectionPlace.Environment);
    }

    private void WriteSide(string heading, ReportSide side, Func<ReportResult, Summary?> summaryOf, SectionPlace place)
    {
        to.Heading(2, heading);
        var origin = side.Origin is null ? "" : $" ({MarkdownText.Prose(side.Origin)})";
        var commit = side.Commit is null ? $"No commit{origin}" : $"Commit {MarkdownText.Code(side.Commit)}{origin}";
        var dirty = side.Dirty ? ", with modified files" : "";
        var time = side.Time is { } measured
            ? $", measured {measured.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
            : "";
        to.Paragraph($"{commit}{dirty}{time}.");

        WriteSections(place);
        var rows = results
            .Where(result => ResultOrder.IsChange(result) || result.Outcome == Outcome.Inconclusive)
            .Select(result => (Result: result, Summary: summaryOf(result)))
            .Where(row => row.Summary is not null)
            .ToList();
        if (rows.Count > 0)
        {
            to.Table([MarkdownText.Prose(subject.Title), .. SummaryColumns], rows.Select(row => SummaryCells(row.Result, row.Summary!)));
        }
    }

    private void WriteSections(SectionPlace place) => SectionMarkdown.Write(to, report.SectionsAt(place));

    private void WriteMethodology()
    {
        to.Heading(2, "Methodology");
        to.List(MethodologySentences.Of(report).Concat(report.Noise is { } noise ? NoiseSentences.Of(noise) : []).Select(MarkdownText.Prose));
        WriteSections(SectionPlace.Methodology);
    }

    private void WriteRecommendations()
    {
        to.Heading(2, "Recommendations");
        if (Recommendations.AdviceOf(report) is { } advice)
        {
            SectionMarkdown.WriteAdvice(to, advice);
            return;
        }

        var recommendations = Recommendations.Of(report);
        if (recommendations.Count == 0)
        {
            to.Paragraph("None: nothing here needs attention.");
        }

        foreach (var recommendation in recommendations)
        {
            to.Paragraph(recommendation.Text);
            if (recommendation.Lines.Count > 0)
            {
                to.Fence(recommendation.Language, recommendation.Lines);
            }
        }
    }

    /// <summary>The results of an outcome that the table of changes does not show.</summary>
    private List<ReportResult> Where(Outcome outcome) =>
        [.. results.Where(result => result.Outcome == outcome && !ResultOrder.IsChange(result))];

    private void Fold(string outcome, List<ReportResult> folded, Action<IReadOnlyList<ReportResult>> content)
    {
        if (folded.Count > 0)
        {
            to.Fold($"{folded.Count} {outcome} {(folded.Count == 1 ? "result" : "results")}", () => content(folded));
        }
    }

    private void WriteComparison(IReadOnlyList<ReportResult> shown)
    {
        var interval = $"{Quantity.Percent(report.Methodology.Confidence)} interval:";
        var (@base, head, change) = LimitWords.Titles(shown);
        to.Table([MarkdownText.Prose(subject.Title), "Metric", $"{@base}:", $"{head}:", $"{change}:", interval, "Decision"], shown.Select(ComparisonCells));
    }

    private void WriteNames(IReadOnlyList<ReportResult> shown) =>
        to.List(shown.Select(result =>
            MarkdownText.Code(names.Full(result.Identity)) + (Because(result) is { } why ? $": {MarkdownText.Prose(why)}" : "")));

    private static string? Because(ReportResult result) => result.IsCheck ? result.Message : result.Reason;

    private void WriteInconclusive(IReadOnlyList<ReportResult> shown)
    {
        to.List(ResultWords.WhyUnsettled(shown).Select(reason => $"{reason.Count}: {MarkdownText.Prose(reason.Message)}"));
        WriteComparison(shown);
    }

    private void WriteSkipped(IReadOnlyList<ReportResult> shown)
    {
        if (shown.Any(result => result.Reason == Reasons.Unaffected))
        {
            to.Paragraph("The change cannot affect what is unaffected; `perfgate check --no-impact` measures it all the same.");
        }

        WriteNames(shown);
    }

    private string[] ComparisonCells(ReportResult result)
    {
        var (left, right) = ResultWords.Sides(result);
        return
        [
            MarkdownText.Code(names.Full(result.Identity)),
            result.Metric is null ? Quantity.None : MarkdownText.Prose(names.Metric(result)),
            MarkdownText.Prose(left),
            MarkdownText.Prose(right),
            MarkdownText.Prose(ResultWords.Change(result)),
            ResultWords.Interval(result),
            DecisionCell(result),
        ];
    }

    private string[] SummaryCells(ReportResult result, Summary summary) =>
    [
        MarkdownText.Code(names.Full(result.Identity)),
        result.Metric is null ? Quantity.None : MarkdownText.Prose(names.Metric(result)),
        .. new[] { summary.Mean, summary.Median, summary.P95, summary.P99, summary.StdDev }
            .Select(value => MarkdownText.Prose(Quantity.Format(value, result.Unit ?? ""))),
        summary.N.ToString(CultureInfo.InvariantCulture),
    ];

    private static string DecisionCell(ReportResult result)
    {
        var outcome = OutcomeWords.Of(result);
        return result.Decision switch
        {
            Decision.Fail => $"❌ {outcome}, **fail**",
            Decision.Waived => $"🔶 {outcome}, waived",
            Decision.Warn when result is { Outcome: Outcome.Inconclusive, Detectable: { } least } => $"⚠️ {outcome}, warn (could have shown {ResultWords.Detectable(least)})",
            Decision.Warn => $"⚠️ {outcome}, warn",
            _ when result.Outcome == Outcome.Improved => $"🟢 {outcome}",
            _ => outcome,
        };
    }

    /// <summary>The message as code: it is what a benchmark threw.</summary>
    private static string Explanation(ReportResult result)
    {
        var reasons = ResultWords.Explain(result).Select(reason =>
            reason == result.Message ? MarkdownText.Code(reason) : MarkdownText.Prose(reason));
        return string.Join("; ", result.Source is { } source ? reasons.Append($"at {MarkdownText.Code(source)}") : reasons);
    }
}
