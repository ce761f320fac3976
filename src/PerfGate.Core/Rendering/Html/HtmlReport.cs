using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Statistics;

namespace PerfGate.Core.Rendering.Html;

/// <summary>The report as one file that any browser reads, without a network: sortable, searchable, light and dark.</summary>
/// <remarks>
/// All text from elsewhere is made visible and encoded, or stands in a JSON block that the script puts into the page as text. The page's own
/// policy allows its one script by its hash, and nothing from outside.
/// </remarks>
public sealed class HtmlReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    private readonly StringBuilder to = new();
    private readonly GateReport report;
    private readonly BenchmarkNames names;
    private readonly Subject subject;

    private HtmlReport(GateReport report)
    {
        this.report = report;
        names = new BenchmarkNames(report);
        subject = Subject.Of(report);
    }

    /// <summary>The same text for the same report and charts, whatever the culture; LF.</summary>
    public static string Write(GateReport report, IReadOnlyList<HtmlChart> charts)
    {
        var html = new HtmlReport(report);
        html.WriteHead();
        html.WriteVerdict();
        html.WriteCharts(charts);
        html.WriteResults();
        html.WriteEnvironment();
        html.WriteSide("Baseline", report.Base, result => result.Base, SectionPlace.Baseline);
        html.WriteSide("After", report.Head, result => result.Head, SectionPlace.After);
        html.WriteSections(SectionPlace.Changes);
        html.WriteMethodology();
        html.WriteRecommendations();
        html.WriteEnd();
        return html.to.ToString();
    }

    private void WriteHead()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        to.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-")
            .Append(hash).Append("'; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>PerfGate report</title>\n<style>\n")
            .Append(Style).Append("</style>\n</head>\n<body>\n");
    }

    private void WriteVerdict()
    {
        var sentence = VerdictSentence.Of(report);
        Line($"<h1>{sentence.Sign} PerfGate {Text(sentence.Word)}: {Text(sentence.Finding)}</h1>");
        Line($"<p>{Text(string.Join(' ', sentence.Guarantees))}</p>");
        Line($"<p class=\"counts\">{string.Join(" · ", CountsLine.Of(report.Counts).Select(part => $"{part.Count} {part.Word}"))}</p>");
        foreach (var warning in report.Warnings)
        {
            Line($"<p class=\"remark\"><code>{Text(warning.Code)}</code> {Text(warning.Message)}</p>");
        }
    }

    private void WriteCharts(IReadOnlyList<HtmlChart> charts)
    {
        if (charts.Count == 0)
        {
            return;
        }

        Line("<div class=\"charts\">");
        foreach (var chart in charts)
        {
            Line($"<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{Data(chart.Dark)}\"><img src=\"{Data(chart.Light)}\" alt=\"{Text(chart.Alt)}\"></picture>");
        }

        Line("</div>");
        foreach (var sentence in report.SectionsAt(SectionPlace.Charts).SelectMany(section => section.Sentences))
        {
            Line($"<p>{Text(sentence)}</p>");
        }

        static string Data(byte[] svg) => $"data:image/svg+xml;base64,{Convert.ToBase64String(svg)}";
    }

    private void WriteResults()
    {
        Line("<h2>Results</h2>");
        var search = Text($"Search {subject.Many}");
        Line($"<div class=\"tools\"><label class=\"visually-hidden\" for=\"search\">{search}</label><input id=\"search\" type=\"search\" placeholder=\"{search}\">");
        Line("<label class=\"visually-hidden\" for=\"outcome\">Outcome</label><select id=\"outcome\"><option value=\"\">all outcomes</option>");
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Line($"<option>{OutcomeWords.Of(outcome)}</option>");
        }

        Line("<option>fail</option><option>warn</option><option>waived</option></select><span id=\"count\" role=\"status\"></span></div>");
        Line("<noscript><p>This table needs its script; report.md beside this file holds the same results.</p></noscript>");
        var interval = $"{Quantity.Percent(report.Methodology.Confidence)} interval";
        var (@base, head, change) = LimitWords.Titles(report.Results);
        string[] columns = ["Outcome", subject.Title, "Metric", @base, head, change, interval];
        Line("<div class=\"scroll\"><table id=\"results\"><thead><tr>");
        Line(string.Concat(columns.Select((column, i) => $"<th scope=\"col\"{(i > 2 ? " class=\"n\"" : "")}><button type=\"button\">{Text(column)}</button></th>")));
        Line("</tr></thead><tbody></tbody></table></div>");
        Line("<div class=\"tools\"><button id=\"more\" type=\"button\" hidden>Show more</button></div>");
    }

    private void WriteEnvironment()
    {
        var environment = report.Environment;
        (string Name, string? Value)[] facts =
        [
            ("Key", environment.Key), ("OS", environment.Os), ("Processor", environment.Cpu),
            ("Logical processors", environment.Cores?.ToString(CultureInfo.InvariantCulture)), ("Runtime", environment.Runtime),
            ("SDK", environment.Sdk), ("GC", environment.Gc), ("JIT", environment.Jit), ("BenchmarkDotNet", environment.BenchmarkDotNet),
        ];
        Line("<h2>Environment</h2>\n<dl>");
        foreach (var (name, value) in facts.Where(fact => !string.IsNullOrEmpty(fact.Value)))
        {
            Line($"<dt>{name}</dt><dd>{Text(value!)}</dd>");
        }

        Line("</dl>");
        WriteSections(SectionPlace.Environment);
    }

    private void WriteSide(string heading, ReportSide side, Func<ReportResult, Summary?> summaryOf, SectionPlace place)
    {
        Line($"<h2>{heading}</h2>");
        var commit = side.Commit is null ? "No commit" : $"Commit <code>{Text(side.Commit)}</code>";
        var origin = side.Origin is null ? "" : $" ({Text(side.Origin)})";
        var time = side.Time is { } measured ? $", measured {measured.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "";
        Line($"<p>{commit}{origin}{(side.Dirty ? ", with modified files" : "")}{time}.</p>");
        WriteSections(place);
        var rows = report.Results
            .Where(result => ResultOrder.IsChange(result) || result.Outcome == Outcome.Inconclusive)
            .Order(ResultOrder.Instance)
            .Select(result => (Result: result, Summary: summaryOf(result)))
            .Where(row => row.Summary is not null)
            .Take(MostSummaries)
            .ToList();
        if (rows.Count == 0)
        {
            return;
        }

        Line("<div class=\"scroll\"><table><thead><tr><th>" + Text(subject.Title) + "</th><th>Metric</th><th class=\"n\">Mean</th><th class=\"n\">Median</th><th class=\"n\">p95</th><th class=\"n\">p99</th><th class=\"n\">Std dev</th><th class=\"n\">n</th></tr></thead><tbody>");
        foreach (var (result, summary) in rows)
        {
            var values = new[] { summary!.Mean, summary.Median, summary.P95, summary.P99, summary.StdDev }
                .Select(value => $"<td class=\"n\">{Text(Quantity.Format(value, result.Unit ?? ""))}</td>");
            Line($"<tr><td><code>{Name(result)}</code></td><td>{Text(result.Metric is null ? Quantity.None : names.Metric(result))}</td>{string.Concat(values)}<td class=\"n\">{summary.N.ToString(CultureInfo.InvariantCulture)}</td></tr>");
        }

        Line("</tbody></table></div>");
    }

    private void WriteSections(SectionPlace place)
    {
        foreach (var section in report.SectionsAt(place).Where(section => !section.IsEmpty))
        {
            SectionHtml.Write(to, section, Text);
        }
    }

    private void WriteMethodology()
    {
        Line("<h2>Methodology</h2>\n<ul>");
        foreach (var said in MethodologySentences.Of(report).Concat(report.Noise is { } noise ? NoiseSentences.Of(noise) : []))
        {
            Line($"<li>{Text(said)}</li>");
        }

        Line("</ul>");
        WriteSections(SectionPlace.Methodology);
    }

    private void WriteRecommendations()
    {
        Line("<h2>Recommendations</h2>");
        if (Recommendations.AdviceOf(report) is { } advice)
        {
            SectionHtml.WriteAdvice(to, advice, Text);
            return;
        }

        var recommendations = Recommendations.Of(report);
        if (recommendations.Count == 0)
        {
            Line("<p>None: nothing here needs attention.</p>");
        }

        foreach (var one in recommendations)
        {
            Line($"<p>{Prose(one.Text)}</p>");
            if (one.Lines.Count > 0)
            {
                Line($"<pre>{string.Join('\n', one.Lines.Select(Text))}</pre>");
            }
        }
    }

    private void WriteEnd()
    {
        to.Append("<script type=\"application/json\" id=\"data\">").Append(HtmlRows.Write(report, names)).Append("</script>\n<script>")
            .Append(Script).Append("</script>\n</body>\n</html>\n");
    }

    private const int MostSummaries = 500;

    private string Name(ReportResult result) => Text(VisibleText.Shorten(VisibleText.Escape(names.Full(result.Identity)), MarkdownText.LongestCode));

    private void Line(string line) => to.Append(line).Append('\n');

    private static string Text(string text) => WebUtility.HtmlEncode(VisibleText.Escape(text));

    /// <summary>Our own sentences, whose code is between backticks.</summary>
    private static string Prose(string text) =>
        string.Concat(text.Split('`').Select((part, i) => i % 2 == 0 ? Text(part) : $"<code>{Text(part)}</code>"));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
