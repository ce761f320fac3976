using PerfGate.Core.Load.Reports;

namespace PerfGate.Core.Reports.Rendering;

/// <summary>The sections of load in Markdown: names of endpoints and words of the scenario are escaped.</summary>
internal static class LoadMarkdown
{
    public static void Write(MarkdownWriter to, IEnumerable<LoadBlock> blocks)
    {
        foreach (var block in blocks.Where(block => !block.IsEmpty))
        {
            to.List(block.Sentences.Select(MarkdownText.Prose));
            if (block.Rows.Count > 0)
            {
                if (block.Title.Length > 0)
                {
                    to.Paragraph($"**{block.Title}**");
                }

                to.Table(block.Columns, block.Rows.Select(row => (string[])[MarkdownText.Code(row[0]), .. row.Skip(1).Select(MarkdownText.Prose)]));
            }
        }
    }

    /// <summary>What promises most first, each with its estimate and the rule that made it.</summary>
    public static void WriteAdvice(MarkdownWriter to, IReadOnlyList<LoadAdvice> advice)
    {
        if (advice.Count == 0)
        {
            to.Paragraph("None: no rule found anything in these numbers that would be worth the work.");
            return;
        }

        to.Paragraph("In order of the estimated gain; the estimates are upper bounds from this run's own numbers.");
        to.List(advice.Select(one =>
            $"{MarkdownText.Prose(one.Action)} *Gain:* {MarkdownText.Prose(one.Estimate)} *Rule:* {MarkdownText.Prose(one.Rule)}."));
    }
}
