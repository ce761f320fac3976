using System.Globalization;
using System.Text;
using System.Xml;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>The report as JUnit XML: a test case for each result, which fails where its rule does.</summary>
public static class JUnitReport
{
    private const int LongestText = 4000;
    private const int LongestSections = 20_000;

    public static string Write(GateReport report)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            var results = report.Results;
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "PerfGate");
            Number(xml, "tests", results.Count);
            Number(xml, "failures", results.Count(result => result is { Decision: Decision.Fail, Outcome: not Outcome.Failed }));
            Number(xml, "errors", results.Count(result => result is { Decision: Decision.Fail, Outcome: Outcome.Failed }));
            Number(xml, "skipped", results.Count(IsSkipped));
            if (report.Head.Time is { } time)
            {
                xml.WriteAttributeString("timestamp", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            }

            foreach (var result in results)
            {
                Write(xml, result, Subject.Of(report).Many);
            }

            if (SectionText.Of(report) is { Length: > 0 } sections)
            {
                var lines = sections.Split('\n').Select(VisibleText.Escape);
                xml.WriteElementString("system-out", VisibleText.Shorten(string.Join('\n', lines), LongestSections));
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, ReportResult result, string suite)
    {
        var name = result.Identity.Display(withRuntime: true);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Text(result.Project ?? suite));
        xml.WriteAttributeString("name", Text(MetricWords.Full(result) is { } metric ? $"{name} {metric}" : name));
        if (ResultDiagnostics.PlaceOf(result) is var (path, line))
        {
            xml.WriteAttributeString("file", Text(path));
            Number(xml, "line", line);
        }

        if (result.Decision == Decision.Fail)
        {
            xml.WriteStartElement(result.Outcome == Outcome.Failed ? "error" : "failure");
            xml.WriteAttributeString("type", ResultDiagnostics.CodeOf(result));
            xml.WriteAttributeString("message", Text(ResultDiagnostics.MessageOf(result)));
            xml.WriteEndElement();
        }
        else if (IsSkipped(result))
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Text(result.Message ?? OutcomeWords.Of(result)));
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", Text($"{OutcomeWords.Of(result)}: {ResultDiagnostics.MessageOf(result)}"));
        xml.WriteEndElement();
    }

    /// <summary>Neither proved nor measured: a reader of test results must not take it for passed.</summary>
    private static bool IsSkipped(ReportResult result) =>
        result.Decision != Decision.Fail && result.Outcome is Outcome.Skipped or Outcome.Inconclusive or Outcome.Failed or Outcome.Removed;

    /// <summary>XML has no form at all for most control characters.</summary>
    private static string Text(string text) => VisibleText.Shorten(VisibleText.Escape(text), LongestText);

    private static void Number(XmlWriter xml, string name, int value) => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
