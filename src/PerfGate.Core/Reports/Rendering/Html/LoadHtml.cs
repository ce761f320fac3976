using System.Text;
using PerfGate.Core.Load.Reports;

namespace PerfGate.Core.Reports.Rendering.Html;

/// <summary>The sections of load as HTML.</summary>
internal static class LoadHtml
{
    /// <param name="to">Gets the markup.</param>
    /// <param name="block">Not empty.</param>
    /// <param name="text">Makes text visible and encodes it.</param>
    public static void Write(StringBuilder to, LoadBlock block, Func<string, string> text)
    {
        if (block.Sentences.Count > 0)
        {
            List(to, block.Sentences.Select(text));
        }

        if (block.Rows.Count == 0)
        {
            return;
        }

        var classes = block.Columns.Select(column => column.EndsWith(':') ? " class=\"n\"" : "").ToList();
        to.Append("<h3>").Append(text(block.Title)).Append("</h3>\n<div class=\"scroll\"><table><thead><tr>");
        for (var i = 0; i < classes.Count; i++)
        {
            to.Append("<th scope=\"col\"").Append(classes[i]).Append('>').Append(text(block.Columns[i].TrimEnd(':'))).Append("</th>");
        }

        to.Append("</tr></thead><tbody>\n");
        foreach (var row in block.Rows)
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

    /// <summary>What promises most first, each with its estimate and the rule that made it.</summary>
    public static void WriteAdvice(StringBuilder to, IReadOnlyList<LoadAdvice> advice, Func<string, string> text)
    {
        if (advice.Count == 0)
        {
            to.Append("<p>None: no rule found anything in these numbers that would be worth the work.</p>\n");
            return;
        }

        to.Append("<p>In order of the estimated gain; the estimates are upper bounds from this run's own numbers.</p>\n<ol>\n");
        foreach (var one in advice)
        {
            to.Append("<li>").Append(text(one.Action)).Append("<br><small>Gain: ").Append(text(one.Estimate))
                .Append(" Rule: ").Append(text(one.Rule)).Append(".</small></li>\n");
        }

        to.Append("</ol>\n");
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
