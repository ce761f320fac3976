using System.Text;
using PerfGate.Core.Files;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Reports;
using PerfGate.Tool.Rendering;

namespace PerfGate.Tool.Posting;

/// <summary>The comment, its pictures and the HTML report as files, for who wants to see them before anybody else does.</summary>
internal static class Preview
{
    public static IReadOnlyList<string> Write(string folder, GateReport report, string key)
    {
        Directory.CreateDirectory(folder);
        var pictures = ReportPictures.Draw(report);
        ReportPictures.Write(folder, pictures);
        var shown = ReportPictures.DrawForComment(report);
        var chart = shown is [var light, _] ? new CommentChart(new Uri("https://charts.invalid/light"), new Uri("https://charts.invalid/dark"), light.Alt, light.Width) : null;
        var markdown = CommentMarkdown.Write(new CommentRequest { Report = report, Key = key, Chart = chart })
            .Replace("https://charts.invalid/light", chart is null ? "" : shown[0].Name, StringComparison.Ordinal)
            .Replace("https://charts.invalid/dark", chart is null ? "" : shown[1].Name, StringComparison.Ordinal);
        string[] files = [Path.Combine(folder, "comment.md"), Path.Combine(folder, "report.html")];
        Save(files[0], markdown);
        Save(files[1], ReportPictures.Html(report, pictures));
        return files;
    }

    private static void Save(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
