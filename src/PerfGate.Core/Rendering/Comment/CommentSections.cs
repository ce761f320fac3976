using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>Writes the parts of a comment, each by itself.</summary>
internal sealed class CommentSections
{
    public const int MostChanges = 10;
    private const int MostWarnings = 3;

    private readonly CommentRequest request;
    private readonly GateReport report;
    private readonly BenchmarkNames names;
    private readonly IReadOnlyList<BenchmarkRow> rows;
    private readonly List<BenchmarkRow> changes;
    private readonly IReadOnlyList<MetricRow> metrics;
    private readonly CommentFrame frame;
    private readonly CommentFolds folds;

    public CommentSections(CommentRequest request)
    {
        this.request = request;
        report = request.Report;
        names = new BenchmarkNames(report);
        rows = BenchmarkRow.Of(report);
        changes = [.. rows.Where(row => row.Results.Any(ResultOrder.IsChange))];
        metrics = report.Subject is null ? [] : MetricRow.Of(report);
        frame = new CommentFrame(request, names);
        folds = new CommentFolds(report, names, rows, metrics);
    }

    /// <summary>True when two lines say all that a reviewer needs.</summary>
    public bool IsQuiet => changes.Count == 0 && report.Warnings.Count == 0 && !request.IsUntrusted
        && rows.All(row => row.Outcome is Outcome.Unchanged or Outcome.Skipped or Outcome.Kept) && report.Subject is null;

    /// <param name="mostChanges">Rows of the table of changes.</param>
    public IEnumerable<CommentSection> All(int mostChanges)
    {
        yield return Always(frame.Head());
        if (IsQuiet)
        {
            yield return Always($"{frame.Compared()} {frame.Proved()}".TrimEnd() + "\n");
            yield break;
        }

        yield return Always(frame.Summary());
        yield return Part("remarks", 90, Remarks());
        yield return Always(Changes(mostChanges));
        yield return Part("the chart", 60, Chart());
        yield return Part("inconclusive", 40, folds.Inconclusive());
        yield return Part("waived", 55, folds.Waived());
        yield return Part("unchanged", 10, folds.Unchanged());
        yield return Part("kept", 15, folds.Kept());
        yield return Part("before and after", 35, SectionFold("Before and after", SectionPlace.Changes));
        yield return Part("after", 33, SectionFold("What was measured", SectionPlace.After));
        yield return Part("skipped", 20, folds.Skipped());
        yield return Part("added", 25, folds.Added());
        yield return Part("removed", 50, folds.Removed());
        yield return Part("environment", 30, Environment());
        yield return Part("what to do", 70, WhatToDo());
    }

    public string Footer(IReadOnlyList<string> leftOut) => frame.Footer(leftOut);

    private string Remarks()
    {
        var to = new MarkdownWriter();
        if (request.IsUntrusted)
        {
            to.Paragraph("> [!NOTE]\n> Measured by code under the contributor's control, and judged by the rules and baselines of the default branch. "
                + "Numbers that a pull request reports of itself can be forged; a maintainer who doubts them measures the branch on the project's own machine.");
        }

        var shown = report.Warnings.Take(MostWarnings).Select(warning => $"> {MarkdownText.Code(warning.Code)} {MarkdownText.Prose(warning.Message)}").ToList();
        if (shown.Count > 0)
        {
            var more = report.Warnings.Count - shown.Count;
            to.Paragraph("> [!WARNING]\n" + string.Join("\n>\n", shown) + (more > 0 ? $"\n>\n> and {more} more in the report" : ""));
        }

        return to.ToString();
    }

    private string Changes(int most)
    {
        if (changes.Count == 0)
        {
            return "";
        }

        if (report.Subject is not null)
        {
            return MetricChanges(most);
        }

        var to = new MarkdownWriter();
        to.Table(CommentRow.Columns(report), changes.Take(most).Select(row => CommentRow.Cells(row, names, Subject.Of(report))));
        if (changes.Count > most)
        {
            to.Paragraph($"and {changes.Count - most} more in the report.");
        }

        return to.ToString();
    }

    private string MetricChanges(int most)
    {
        var to = new MarkdownWriter();
        var changed = metrics.Where(row => row.IsChange).ToList();
        new MetricTable(report, names).Write(to, [.. changed.Take(most)]);
        if (changed.Count > most)
        {
            to.Paragraph($"and {changed.Count - most} more in the report.");
        }

        return to.ToString();
    }

    private string Chart()
    {
        if (request.Chart is not { } chart)
        {
            return "";
        }

        var width = Math.Clamp(chart.Width, 1, 2000);
        return $"<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{Attribute(chart.Dark)}\">"
            + $"<img width=\"{width}\" alt=\"{ChartText.Plain(chart.Alt)}\" src=\"{Attribute(chart.Light)}\"></picture>\n";

        static string Attribute(Uri address) => System.Net.WebUtility.HtmlEncode(address.AbsoluteUri);
    }

    private string SectionFold(string summary, SectionPlace place)
    {
        List<ReportSection> shown = [.. report.SectionsAt(place).Where(section => !section.IsEmpty)];
        return shown.Count == 0 ? "" : CommentFolds.Of(summary, to => SectionMarkdown.Write(to, shown, summary));
    }

    private string Environment()
    {
        var environment = report.Environment;
        (string Name, string? Value)[] facts =
        [
            ("Key", environment.Key), ("OS", environment.Os), ("Processor", environment.Cpu), ("Runtime", environment.Runtime), ("SDK", environment.Sdk),
            ("GC", environment.Gc), ("JIT", environment.Jit), ("BenchmarkDotNet", environment.BenchmarkDotNet),
        ];
        return CommentFolds.Of("Environment and method", to =>
        {
            to.List(facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => $"{fact.Name}: {MarkdownText.Code(fact.Value!)}"));
            SectionMarkdown.Write(to, report.SectionsAt(SectionPlace.Environment));
            to.Paragraph("How the verdict was made:");
            to.List(MethodologySentences.Of(report).Concat(report.Noise is { } noise ? NoiseSentences.Of(noise) : []).Select(MarkdownText.Prose));
            SectionMarkdown.Write(to, report.SectionsAt(SectionPlace.Methodology));
        });
    }

    private string WhatToDo()
    {
        if (Recommendations.AdviceOf(report) is { } listed)
        {
            var best = listed.Take(Recommendations.MostLines).ToList();
            return best.Count == 0 ? "" : CommentFolds.Of("What to do", to => SectionMarkdown.WriteAdvice(to, best));
        }

        var advice = Recommendations.Of(report);
        return advice.Count == 0 ? "" : CommentFolds.Of("What to do", to =>
        {
            foreach (var one in advice)
            {
                to.Paragraph(one.Text);
                if (one.Lines.Count > 0)
                {
                    to.Fence(one.Language, [.. one.Lines.Select(line => VisibleText.Shorten(line, 600))]);
                }
            }
        });
    }

    private static CommentSection Always(string text) => new("", CommentSection.Always, text);

    private static CommentSection Part(string name, int importance, string text) => new(name, importance, text);
}
