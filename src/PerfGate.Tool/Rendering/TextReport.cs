using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using Spectre.Console;

namespace PerfGate.Tool.Rendering;

/// <summary>The report for a person at a console: what changed, why, and the verdict last, where the eye is.</summary>
public sealed class TextReport
{
    /// <summary>Unchanged (or added) benchmarks up to this many are rows of the table; more are one line.</summary>
    private const int FewRows = 12;

    /// <summary>Rows that need a look; beyond these <c>report.md</c> is the better place.</summary>
    private const int MostRows = 100;

    private const int MostCauses = 5;

    private readonly IAnsiConsole console;
    private readonly GateReport report;
    private readonly Glyphs glyphs;
    private readonly TextLines lines;
    private readonly BenchmarkNames names;
    private readonly IReadOnlyList<BenchmarkRow> rows;
    private readonly HashSet<Outcome> summarised;

    private TextReport(IAnsiConsole console, GateReport report)
    {
        this.console = console;
        this.report = report;
        glyphs = console.Profile.Capabilities.Unicode ? Glyphs.Full : Glyphs.Ascii;
        lines = new TextLines(console, glyphs);
        names = new BenchmarkNames(report);
        rows = BenchmarkRow.Of(report);
        summarised = [Outcome.Skipped];
        summarised.UnionWith(new[] { Outcome.Unchanged, Outcome.Added }.Where(outcome => rows.Count(row => row.Outcome == outcome) > FewRows));
    }

    /// <summary>Writes the whole report; the same text for the same report and width, whatever the culture.</summary>
    /// <param name="console">Its width, colours and characters are used as they are; see <see cref="TextConsole"/>.</param>
    /// <param name="report">What to show.</param>
    /// <param name="files">Paths of the files that hold more, as the reader should see them.</param>
    public static void Write(IAnsiConsole console, GateReport report, IReadOnlyList<string>? files = null)
    {
        files ??= [];
        var text = new TextReport(console, report);
        text.WriteHeader();
        text.WriteWarnings(first: true);
        text.WriteTable();
        new TextSections(console, text.lines, text.glyphs).Write(report);

        new TextReasons(text.lines, text.glyphs, text.names).Write(text.rows);
        text.WriteSummaries();
        text.WriteWarnings(first: false);
        text.WriteRecommendations(files);
        text.WriteVerdict();
        foreach (var file in files)
        {
            text.lines.Unbroken(file, TextLines.Dim);
        }
    }

    private void WriteHeader()
    {
        List<(string, Style)> parts =
        [
            (report.Tool is { } tool ? $"PerfGate {tool}" : "PerfGate", new Style(decoration: Decoration.Bold)),
            ($"base {Side(report.Base)} → head {Side(report.Head)}", Style.Plain),
            (Subject.Of(report).Count(rows.Count), Style.Plain),
        ];
        if (report.Methodology.Pairs is { } pairs)
        {
            parts.Add(($"up to {pairs} pairs", Style.Plain));
        }

        if (report.Noise?.PairSpread is { } spread)
        {
            parts.Add(($"a pair spreads by {Quantity.Percent(spread)}", Style.Plain));
        }

        if (names.Namespace.Length > 0)
        {
            parts.Add(($"all in {names.Namespace.TrimEnd('.')}", Style.Plain));
        }

        lines.Parts(parts);
        lines.Empty();
    }

    private void WriteTable()
    {
        var shown = rows.Where(row => !summarised.Contains(row.Outcome)).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var table = new TextTable(report, names, glyphs);
        foreach (var row in shown.Take(MostRows))
        {
            table.Add(row);
        }

        table.Write(console);
        if (shown.Count > MostRows)
        {
            lines.Unmarked($"and {shown.Count - MostRows} more, none more urgent, in the report files", TextLines.Dim);
        }

        lines.Empty();
    }

    private void WriteSummaries()
    {
        var groups = rows.Where(row => summarised.Contains(row.Outcome)).GroupBy(row => row.Outcome).ToList();
        foreach (var group in groups)
        {
            var worst = group.First().Worst;
            var claim = group.Key switch
            {
                Outcome.Unchanged when report.Methodology.FamilySize > 0 => $" (a slowdown of {Quantity.Percent(report.Methodology.Detect)} or more is ruled out)",
                Outcome.Skipped => $" ({string.Join(", ", group.Select(row => row.Worst.Reason ?? "not measured").Distinct().Order(StringComparer.Ordinal))})",
                _ => "",
            };
            lines.Marked(glyphs.Mark(worst), $"{group.Count()} {OutcomeWords.Of(group.Key)}{claim}", Style.Plain);
            var list = group.Key == Outcome.Skipped ? "" : CompactNames.Of(group.Select(row => names.Brief(row.Identity)), console.Profile.Width * 3);
            if (list.Length > 0)
            {
                lines.Unmarked(list, TextLines.Dim);
            }
        }

        // Whoever sees many of these has one cause to remove, or few.
        var unsettled = ResultWords.WhyUnsettled(report.Results.Where(result => result.Decision != Decision.Fail));
        foreach (var (message, count) in unsettled.Take(MostCauses))
        {
            lines.Marked(glyphs.Unsettled, $"{count} inconclusive: {message}", Style.Plain);
        }

        if (groups.Count + unsettled.Count > 0)
        {
            lines.Empty();
        }
    }

    private void WriteWarnings(bool first)
    {
        List<ReportWarning> said = [.. report.Warnings.Where(warning => warning.First == first)];
        foreach (var warning in said)
        {
            lines.Marked(glyphs.Attention, $"{warning.Code} {warning.Message}", new Style(Color.Yellow));
        }

        if (said.Count > 0)
        {
            lines.Empty();
        }
    }

    /// <summary>The first command of each; what is to be pasted into a file can be taken from <c>report.md</c>.</summary>
    private void WriteRecommendations(IReadOnlyList<string> files)
    {
        if (Recommendations.AdviceOf(report) is { } advice)
        {
            WriteAdvice(advice);
            return;
        }

        var details = files.FirstOrDefault(file => file.EndsWith(".md", StringComparison.Ordinal));
        var shown = Recommendations.Of(report).Where(recommendation => recommendation.Language == "sh" || details is not null).ToList();
        foreach (var recommendation in shown)
        {
            var text = recommendation.Text.Replace("`", "", StringComparison.Ordinal);
            if (recommendation.Language == "sh")
            {
                lines.Unmarked(text, TextLines.Dim);
                lines.Unbroken(recommendation.Lines[0], indent: 2);
            }
            else
            {
                lines.Unmarked($"{text.TrimEnd(':')}; the lines are in {details}.", TextLines.Dim);
            }
        }

        if (shown.Count > 0)
        {
            lines.Empty();
        }
    }

    private void WriteAdvice(IReadOnlyList<ReportAdvice> advice)
    {
        foreach (var one in advice.Take(MostCauses))
        {
            lines.Marked(glyphs.Attention, one.Action, Style.Plain);
            lines.Unmarked($"{one.Estimate} ({one.Rule})", TextLines.Dim, indent: 2);
        }

        if (advice.Count > 0)
        {
            lines.Empty();
        }
    }

    private void WriteVerdict()
    {
        var sentence = VerdictSentence.Of(report);
        var (mark, color) = report.Verdict switch
        {
            Verdict.Passed => (glyphs.Pass, Color.Green),
            Verdict.Failed => (glyphs.Fail, Color.Red),
            _ => (glyphs.Unsettled, Color.Yellow),
        };
        lines.Parts(rows
            .GroupBy(row => glyphs.Mark(row.Worst))
            .Select(same => ($"{same.Key} {same.Count()} {Meaning(same.First().Worst)}", TextTable.StyleOf(same.First().Worst))));
        lines.Marked(mark, $"{sentence.Word.ToUpperInvariant()}: {sentence.Finding}.", new Style(color, decoration: Decoration.Bold));
        if (sentence.Guarantees.Count > 0)
        {
            lines.Unmarked(string.Join(' ', sentence.Guarantees));
        }
    }

    /// <summary>What a mark stands for.</summary>
    private static string Meaning(ReportResult result) => (result.Outcome, result.Decision) switch
    {
        (_, Decision.Fail) => "failing",
        (Outcome.Regressed, _) => "regressed, not failing",
        (Outcome.Failed, _) => "failed, not failing the gate",
        _ => OutcomeWords.Of(result.Outcome),
    };

    private static string Side(ReportSide side)
    {
        var commit = side.Commit is { } sha ? sha[..Math.Min(sha.Length, 7)] + (side.Dirty ? " with modified files" : "") : null;
        return (commit, side.Origin) switch
        {
            (null, null) => "unknown",
            (null, { } origin) => origin,
            ({ } known, null) => known,
            var (known, origin) => $"{known} ({origin})",
        };
    }
}
