using System.Text;
using PerfGate.Charts;
using PerfGate.Core.Files;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Reports;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Posting;

/// <summary>The comment, its pictures and the HTML report as files, for who wants to see them before anybody else does.</summary>
internal static class Preview
{
    private const string CommentFile = "comment.md";
    private const string HtmlFile = "report.html";

    /// <returns>The two files that are to be opened.</returns>
    /// <exception cref="IOException">A file cannot be written; the folder is as it was.</exception>
    public static IReadOnlyList<string> Write(string folder, GateReport report, string key)
    {
        var pictures = ReportPictures.Draw(report);
        var shown = ReportPictures.DrawForComment(report);
        var chart = shown is [var light, _] ? new CommentChart(new Uri("https://charts.invalid/light"), new Uri("https://charts.invalid/dark"), light.Alt, light.Width) : null;
        var markdown = CommentMarkdown.Write(new CommentRequest { Report = report, Key = key, Chart = chart })
            .Replace("https://charts.invalid/light", chart is null ? "" : shown[0].Name, StringComparison.Ordinal)
            .Replace("https://charts.invalid/dark", chart is null ? "" : shown[1].Name, StringComparison.Ordinal);
        FileSet.Write(
            folder,
            [
                .. pictures.Select(picture => (picture.Name, (Action<Stream>)(stream => stream.Write(picture.Bytes)))),
                (HtmlFile, stream => stream.Write(Encoding.UTF8.GetBytes(ReportPictures.Html(report, pictures)))),
                (CommentFile, stream => stream.Write(Encoding.UTF8.GetBytes(markdown))),
            ],
            [],
            path => path is CommentFile or HtmlFile || ReportCharts.IsOurs(path));
        return [Path.Combine(folder, CommentFile), Path.Combine(folder, HtmlFile)];
    }
}
