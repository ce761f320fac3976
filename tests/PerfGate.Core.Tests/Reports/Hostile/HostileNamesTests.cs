using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports.Hostile;

/// <summary>Hostile names in every form of the report. What a browser makes of them is checked by eng/web/hostile.mjs.</summary>
public sealed partial class HostileNamesTests
{
    public static IEnumerable<GateReport> Reports => HostileNames.All.Select(Report);

    /// <summary>The name in every place that text from elsewhere reaches.</summary>
    public static GateReport Report(string name)
    {
        var report = new ReportBuilder()
            .Time(name, Outcome.Regressed, 52.31, 56.42, Decision.Fail, result => result with
            {
                Message = name,
                Rule = name,
                Project = name,
                Job = name,
                Source = $"a/{name}.cs:1",
                Warnings = [name],
            })
            .Time($"U{name}", Outcome.Unchanged, 10, 10)
            .Time($"I{name}", Outcome.Inconclusive, 10, 10.1, Decision.Warn, result => result with { Message = name, Detectable = null })
            .Time($"W{name}", Outcome.Regressed, 10, 11, Decision.Waived, result => result with { Message = name })
            .Whole($"F{name}", Outcome.Failed, "threw", Decision.Fail, name)
            .Whole($"S{name}", Outcome.Skipped, "unaffected", message: name)
            .Whole($"A{name}", Outcome.Added)
            .Whole($"R{name}", Outcome.Removed)
            .Warning("PG2006", name)
            .Base(new ReportSide { Commit = name, Origin = name })
            .Build();
        return report with
        {
            Environment = new MeasuredEnvironment { Key = name, Cpu = name, Os = name, Runtime = name, Sdk = name, Gc = name, Jit = name, BenchmarkDotNet = name },
            Tool = name,
        };
    }

    [Fact]
    public void There_are_300_of_them() => Assert.InRange(HostileNames.All.Count, 300, 2000);

    [Fact]
    public void A_comment_has_the_same_blocks_whatever_the_names_are()
    {
        var honest = Shape(CommentMarkdown.Write(new CommentRequest { Report = Report("N.T.M") }));

        Assert.All(Reports, report =>
        {
            var comment = CommentMarkdown.Write(new CommentRequest { Report = report });
            Assert.Equal(honest, Shape(comment));
            Assert.DoesNotContain(comment, character => char.IsControl(character) && character != '\n');
            Assert.DoesNotContain('\u202E', comment);
        });
    }

    [Fact]
    public void The_comments_marker_and_stamp_cannot_be_forged() => Assert.All(HostileNames.All, name =>
    {
        var stamp = new CommentStamp(1, 1, new string('a', 40));
        var comment = CommentMarkdown.Write(new CommentRequest { Report = Report($"<!-- perfgate:run=999.1 head={new string('b', 40)} -->{name}"), Stamp = stamp });
        Assert.Equal(stamp, CommentStamp.Find(comment));
    });

    [Fact]
    public void Junit_holds_them_as_text() => Assert.All(Reports, report =>
    {
        var document = XDocument.Parse(JUnitReport.Write(report));
        Assert.Equal(report.Results.Count, document.Descendants("testcase").Count());
        Assert.Equal(["error", "failure", "skipped", "system-out", "testcase", "testsuite", "testsuites"], document.Descendants().Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Sarif_holds_them_as_text() => Assert.All(Reports, report =>
    {
        using var document = JsonDocument.Parse(SarifReport.Write(report));
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(report.Results.Count(result => result.Decision != Decision.Pass), results.GetArrayLength());
        foreach (var location in results.EnumerateArray().SelectMany(result => result.GetProperty("locations").EnumerateArray()))
        {
            var uri = location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.TryCreate(new Uri("file:///repository/"), uri, out var full) && full.AbsolutePath.StartsWith("/repository/", StringComparison.Ordinal), uri);
        }
    });

    [Fact]
    public void Annotations_are_one_command_a_line() => Assert.All(Reports, report => Assert.All(WorkflowCommands.Of(report), line =>
    {
        Assert.StartsWith("::error ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\r', line);
        // Between the command's name and its message there is one "::", and no property but ours.
        var properties = line["::error ".Length..line.IndexOf("::", 3, StringComparison.Ordinal)];
        Assert.Matches("^(file=[^,:]*,line=[0-9]+,)?title=PG1[0-9]{3} PerfGate$", properties);
    }));

    [Fact]
    public void Html_has_the_same_elements_whatever_the_names_are()
    {
        var honest = Elements(HtmlReport.Write(Report("N.T.M"), []));

        Assert.All(Reports, report => Assert.Equal(honest, Elements(HtmlReport.Write(report, []))));
    }

    /// <summary>Rows and columns of tables, folds, headings, fences: what a name must not change.</summary>
    private static string Shape(string markdown)
    {
        var inFence = false;
        List<string> shape = [];
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inFence = !inFence;
                shape.Add("fence");
            }
            else if (!inFence)
            {
                shape.Add(line.StartsWith('|') ? $"row of {UnescapedPipe().Count(line)}" : Block().Match(line).Value);
            }
        }

        // A fence has as many lines as its recommendation; the rest is block by block.
        return string.Join('\n', shape);
    }

    private static string Elements(string html) =>
        string.Join(' ', Element().Matches(html[..html.IndexOf("<script type", StringComparison.Ordinal)]).Select(match => match.Value));

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedPipe();

    [GeneratedRegex(@"^(#+ |- |> |</?details>|<details><summary>|<picture>|<sub>|<!--|)")]
    private static partial Regex Block();

    [GeneratedRegex(@"</?[a-zA-Z!][a-zA-Z0-9]*")]
    private static partial Regex Element();
}
