using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>Writes the parts of a comment, each by itself.</summary>
internal sealed class CommentSections
{
    public const int MostChanges = 10;
    private const int MostFolded = 50;
    private const int MostWarnings = 3;

    private readonly CommentRequest request;
    private readonly GateReport report;
    private readonly BenchmarkNames names;
    private readonly IReadOnlyList<BenchmarkRow> rows;
    private readonly List<BenchmarkRow> changes;
    private readonly IReadOnlyList<MetricRow> metrics;
    private readonly Subject subject;

    public CommentSections(CommentRequest request)
    {
        this.request = request;
        report = request.Report;
        names = new BenchmarkNames(report);
        rows = BenchmarkRow.Of(report);
        changes = [.. rows.Where(row => row.Results.Any(ResultOrder.IsChange))];
        subject = Subject.Of(report);
        metrics = report.Subject is null ? [] : MetricRow.Of(report);
    }

    /// <summary>True when two lines say all that a reviewer needs.</summary>
    public bool IsQuiet => changes.Count == 0 && report.Warnings.Count == 0 && !request.IsUntrusted
        && rows.All(row => row.Outcome is Outcome.Unchanged or Outcome.Skipped or Outcome.Kept) && report.Subject is null;

    /// <param name="mostChanges">Rows of the table of changes.</param>
    public IEnumerable<CommentSection> All(int mostChanges)
    {
        yield return Always(Head());
        if (IsQuiet)
        {
            yield return Always($"{Compared()} {Proved()}".TrimEnd() + "\n");
            yield break;
        }

        yield return Always(Summary());
        yield return Part("remarks", 90, Remarks());
        yield return Always(Changes(mostChanges));
        yield return Part("the chart", 60, Chart());
        yield return Part("inconclusive", 40, Inconclusive());
        yield return Part("waived", 55, Waived());
        yield return Part("unchanged", 10, Unchanged());
        yield return Part("kept", 15, Kept());
        yield return Part("before and after", 35, SectionFold("Before and after", SectionPlace.Changes));
        yield return Part("after", 33, SectionFold("What was measured", SectionPlace.After));
        yield return Part("skipped", 20, Names(Outcome.Skipped, "skipped", SkippedBecause));
        yield return Part("added", 25, Names(Outcome.Added, "added", null));
        yield return Part("removed", 50, Removed());
        yield return Part("environment", 30, Environment());
        yield return Part("what to do", 70, WhatToDo());
    }

    public string Footer(IReadOnlyList<string> leftOut)
    {
        List<string> parts = [];
        if (request.ReportAddress is { } address)
        {
            parts.Add($"[Full report]({address.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal)})");
        }

        if (leftOut.Count > 0)
        {
            parts.Add($"left out for length: {string.Join(", ", leftOut)}");
        }

        parts.Add($"PerfGate {MarkdownText.Prose(report.Tool ?? "")}".TrimEnd());
        if (report.Head.Commit is { } commit)
        {
            parts.Add($"updated for {Sha(commit)}");
        }

        return $"<sub>{string.Join(" · ", parts)}</sub>\n";
    }

    private string Head()
    {
        var sentence = VerdictSentence.Of(report);
        var stamp = request.Stamp is { } run ? $"{run}\n" : "";
        return $"{CommentMarker.Of(request.Key)}\n{stamp}### {sentence.Sign} PerfGate {sentence.Word}: {sentence.Finding}\n";
    }

    private string Proved() => VerdictSentence.Of(report).Guarantees is { Count: > 0 } said ? said[^1] : "";

    private string Summary()
    {
        List<string> lines = [];
        if (CommentWords.WorstCase(report, names) is { } worst)
        {
            lines.Add(worst);
        }

        lines.Add(string.Join(" · ", CountsLine.Of(report.Counts).Select(part => $"{part.Count} {part.Word}")));
        lines.Add(Compared());
        return string.Join("\n\n", lines) + "\n";
    }

    /// <summary>Base, head, machine, runtime and how the verdict was made, in one line.</summary>
    private string Compared()
    {
        var environment = report.Environment;
        var machine = environment.Cpu ?? environment.Key;
        var cores = environment.Cores is { } count ? $", {count} cores" : "";
        var runtime = environment.Runtime is { } name ? $", {MarkdownText.Prose(name)}" : "";
        var how = report.Methodology.Design switch
        {
            Design.Paired => report.Methodology.Pairs is { } pairs ? $"base and head side by side, at most {pairs} pairs of {MarkdownText.Prose(subject.Repetitions)}" : "base and head side by side",
            Design.Stored => "head against a committed baseline",
            _ => "results that were measured one after the other",
        };
        var chance = report.Methodology.FamilySize > 0 ? $"; a false alarm in at most {Quantity.Percent(report.Methodology.FalseAlarms)} of runs" : "";
        if (report.Methodology.Design == Design.Checks)
        {
            return $"{Side(report.Head, "head")} {MarkdownText.Prose(subject.Under ?? "measured")} on {MarkdownText.Prose(machine)}{cores}{runtime}, against {MarkdownText.Prose(report.Base.Origin ?? "its limits")}.";
        }

        return $"Compared {Side(report.Head, "head")} with {Side(report.Base, "base")} on {MarkdownText.Prose(machine)}{cores}{runtime}: {how}{chance}.";
    }

    private static string Side(ReportSide side, string name)
    {
        var commit = side.Commit is { } sha ? Sha(sha) : name;
        return side.Origin is { } origin ? $"{commit} ({MarkdownText.Prose(origin)})" : commit;
    }

    private static string Sha(string commit) => MarkdownText.Code(commit.All(char.IsAsciiHexDigit) && commit.Length > 7 ? commit[..7] : commit);

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
        to.Table(CommentRow.Columns(report), changes.Take(most).Select(row => CommentRow.Cells(row, names, subject)));
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

    private string Inconclusive()
    {
        var open = Results(Outcome.Inconclusive);
        return open.Count == 0 ? "" : Fold($"{open.Count} inconclusive", to =>
        {
            to.List(ResultWords.WhyUnsettled(open).Take(5).Select(reason => $"{reason.Count}: {MarkdownText.Prose(VisibleText.Shorten(reason.Message, 500))}"));
            // A limit has no smallest change that could have been shown.
            var columns = report.Subject is null || open.Any(result => result.Detectable is not null) ? 4 : 3;
            to.Table(
                [.. new[] { MarkdownText.Prose(subject.Title), "Metric", $"{LimitWords.Titles(open).Change} (interval):", "Could have shown:" }.Take(columns)],
                open.Take(MostFolded).Select(result => (string[])[.. new[]
                {
                    MarkdownText.Code(names.Brief(result.Identity)),
                    result.Metric is null ? Quantity.None : MarkdownText.Prose(names.Metric(result)),
                    CommentRow.Change(result),
                    result.Detectable is { } least ? ResultWords.Detectable(least) : Quantity.None,
                }.Take(columns)]));
            More(to, open.Count);
            if (subject.Remedy is { } remedy)
            {
                to.Paragraph($"What would settle them: {MarkdownText.Prose(remedy)}.");
                return;
            }

            to.Paragraph(report.Warnings.Any(warning => warning.Code == DiagnosticIds.BudgetSpent)
                ? "What would settle them: a larger `budget`, or fewer benchmarks at a time."
                : report.Methodology.Profile == "deep"
                    ? "What would settle them: a quieter machine, or a larger `detect`."
                    : "What would settle them: more pairs, `perfgate check --profile deep`.");
        });
    }

    private string Unchanged()
    {
        if (report.Subject is not null)
        {
            return MetricFold("unchanged", row => row.Change?.Outcome == Outcome.Unchanged);
        }

        var same = rows.Where(row => row.Outcome == Outcome.Unchanged).ToList();
        return same.Count == 0 ? "" : Fold($"{same.Count} unchanged", to =>
        {
            to.Table(
                ["Benchmark", "Base:", "Head:", "Change (interval):", "Allocated:"],
                same.Take(MostFolded).Select(row => CommentRow.Cells(row, names, subject) is [_, var change, var name, var left, var right, var allocated, _]
                    ? (string[])[name, left, right, change, allocated]
                    : []));
            More(to, same.Count);
        });
    }

    private string Kept() => MetricFold("kept", row => row.Change?.Outcome is not Outcome.Unchanged && (row.Limit ?? row.Change)?.Outcome == Outcome.Kept);

    /// <summary>Rows that the table of changes does not show.</summary>
    private string MetricFold(string word, Func<MetricRow, bool> isOne)
    {
        var same = metrics.Where(row => !row.IsChange && isOne(row)).ToList();
        return same.Count == 0 ? "" : Fold($"{same.Count} {word}", to =>
        {
            new MetricTable(report, names).Write(to, [.. same.Take(MostFolded)], withVerdict: false);
            More(to, same.Count);
        });
    }

    private string SectionFold(string summary, SectionPlace place)
    {
        List<ReportSection> shown = [.. report.SectionsAt(place).Where(section => !section.IsEmpty)];
        return shown.Count == 0 ? "" : Fold(summary, to => SectionMarkdown.Write(to, shown, summary));
    }

    private string Waived()
    {
        var waived = report.Results.Where(result => result.Decision == Decision.Waived).Order(ResultOrder.Instance).ToList();
        return waived.Count == 0 ? "" : Fold($"{waived.Count} waived", to =>
        {
            to.List(waived.Take(MostFolded).Select(result =>
                $"{MarkdownText.Code(names.Brief(result.Identity))}: {MarkdownText.Prose(ResultWords.Change(result))}"
                + (result.Message is { } message ? $"; {MarkdownText.Prose(VisibleText.Shorten(message, 300))}" : "")));
            More(to, waived.Count);
        });
    }

    private string Removed()
    {
        // What failed the gate stands in the table already.
        var gone = Results(Outcome.Removed).Where(result => result.Decision != Decision.Fail).ToList();
        return List(gone, "removed", _ => null);
    }

    private string Names(Outcome outcome, string word, Func<ReportResult, string?>? why) => List(Results(outcome), word, why ?? (_ => null));

    private string List(List<ReportResult> listed, string word, Func<ReportResult, string?> why) => listed.Count == 0 ? "" : Fold($"{listed.Count} {word}", to =>
    {
        to.List(listed.Take(MostFolded).Select(result =>
            MarkdownText.Code(names.Brief(result.Identity)) + (why(result) is { } reason ? $": {MarkdownText.Prose(reason)}" : "")));
        More(to, listed.Count);
    });

    private static string? SkippedBecause(ReportResult result) => result.Message is { } message ? VisibleText.Shorten(message, 200) : result.Reason;

    private string Environment()
    {
        var environment = report.Environment;
        (string Name, string? Value)[] facts =
        [
            ("Key", environment.Key), ("OS", environment.Os), ("Processor", environment.Cpu), ("Runtime", environment.Runtime), ("SDK", environment.Sdk),
            ("GC", environment.Gc), ("JIT", environment.Jit), ("BenchmarkDotNet", environment.BenchmarkDotNet),
        ];
        return Fold("Environment and method", to =>
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
            return best.Count == 0 ? "" : Fold("What to do", to => SectionMarkdown.WriteAdvice(to, best));
        }

        var advice = Recommendations.Of(report);
        return advice.Count == 0 ? "" : Fold("What to do", to =>
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

    private List<ReportResult> Results(Outcome outcome) => [.. report.Results.Where(result => result.Outcome == outcome).Order(ResultOrder.Instance)];

    private static void More(MarkdownWriter to, int count)
    {
        if (count > MostFolded)
        {
            to.Paragraph($"and {count - MostFolded} more in the report.");
        }
    }

    private static string Fold(string summary, Action<MarkdownWriter> content)
    {
        var to = new MarkdownWriter();
        to.Fold(summary, () => content(to));
        return to.ToString();
    }

    private static CommentSection Always(string text) => new("", CommentSection.Always, text);

    private static CommentSection Part(string name, int importance, string text) => new(name, importance, text);
}
