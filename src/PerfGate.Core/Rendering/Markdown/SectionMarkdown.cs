using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering.Markdown;

/// <summary>A source's sections in Markdown: names and words of its files are escaped.</summary>
internal static class SectionMarkdown
{
    /// <param name="to">Gets the blocks.</param>
    /// <param name="sections">Empty ones are left out.</param>
    /// <param name="under">The heading above them: a table of that title goes without.</param>
    public static void Write(MarkdownWriter to, IEnumerable<ReportSection> sections, string under = "")
    {
        foreach (var section in sections.Where(section => !section.IsEmpty))
        {
            to.List(section.Sentences.Select(MarkdownText.Prose));
            if (section.Table is { Rows.Count: > 0 } table)
            {
                if (table.Title.Length > 0 && table.Title != under)
                {
                    to.Paragraph($"**{MarkdownText.Prose(table.Title)}**");
                }

                to.Table(
                    [.. table.Columns.Select(MarkdownText.Prose)],
                    table.Rows.Select(row => (string[])[MarkdownText.Code(row[0]), .. row.Skip(1).Select(MarkdownText.Prose)]));
            }

        }
    }

    /// <summary>What promises most first, each with its estimate and the rule that made it.</summary>
    public static void WriteAdvice(MarkdownWriter to, IReadOnlyList<ReportAdvice> advice)
    {
        if (advice.Count == 0)
        {
            to.Paragraph(AdviceWords.None);
            return;
        }

        to.Paragraph(AdviceWords.Order);
        to.List(advice.Select(one =>
            $"{MarkdownText.Prose(one.Action)} *Gain:* {MarkdownText.Prose(one.Estimate)} *Rule:* {MarkdownText.Prose(one.Rule)}."));
    }
}
