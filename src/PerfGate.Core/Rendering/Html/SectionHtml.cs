using System.Text;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering.Html;

/// <summary>A source's sections as HTML.</summary>
internal static class SectionHtml
{
    /// <param name="to">Gets the markup.</param>
    /// <param name="section">Not empty.</param>
    /// <param name="text">Makes text visible and encodes it.</param>
    public static void Write(StringBuilder to, ReportSection section, Func<string, string> text)
    {
        if (section.Sentences.Count > 0)
        {
            List(to, section.Sentences.Select(text));
        }

        if (section.Table is { Rows.Count: > 0 } table)
        {
            Write(to, table, text);
        }
    }

    /// <summary>What promises most first, each with its estimate and the rule that made it.</summary>
    public static void WriteAdvice(StringBuilder to, IReadOnlyList<ReportAdvice> advice, Func<string, string> text)
    {
        if (advice.Count == 0)
        {
            to.Append("<p>").Append(AdviceWords.None).Append("</p>\n");
            return;
        }

        to.Append("<p>").Append(AdviceWords.Order).Append("</p>\n<ol>\n");
        foreach (var one in advice)
        {
            to.Append("<li>").Append(text(one.Action)).Append("<br><small>Gain: ").Append(text(one.Estimate))
                .Append(" Rule: ").Append(text(one.Rule)).Append(".</small></li>\n");
        }

        to.Append("</ol>\n");
    }

    private static void Write(StringBuilder to, ReportTable table, Func<string, string> text)
    {
        var classes = table.Columns.Select(column => column.EndsWith(':') ? " class=\"n\"" : "").ToList();
        to.Append("<h3>").Append(text(table.Title)).Append("</h3>\n<div class=\"scroll\"><table><thead><tr>");
        for (var i = 0; i < classes.Count; i++)
        {
            to.Append("<th scope=\"col\"").Append(classes[i]).Append('>').Append(text(table.Columns[i].TrimEnd(':'))).Append("</th>");
        }

        to.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            to.Append("<tr><td><code>").Append(text(row[0])).Append("</code></td>");
            for (var i = 1; i < row.Count; i++)
            {
                to.Append("<td").Append(classes[i]).Append('>').Append(text(row[i])).Append("</td>");
            }

            to.Append("</tr>\n");
        }

        to.Append("</tbody></table></div>\n");
    }

    private static void List(StringBuilder to, IEnumerable<string> items)
    {
        to.Append("<ul>\n");
        foreach (var item in items)
        {
            to.Append("<li>").Append(item).Append("</li>\n");
        }

        to.Append("</ul>\n");
    }
}
