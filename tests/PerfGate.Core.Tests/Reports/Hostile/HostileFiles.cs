using System.Text;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Html;

namespace PerfGate.Core.Tests.Reports.Hostile;

/// <summary>Leaves the comment and the HTML report of every hostile name in a folder, for a browser to look at.</summary>
public sealed class HostileFiles
{
    [Fact]
    public void They_are_written_where_a_browser_asks_for_them()
    {
        var folder = Environment.GetEnvironmentVariable("PERFGATE_HOSTILE_FOLDER");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "PERFGATE_HOSTILE_FOLDER is not set; eng/web/hostile.mjs sets it");
        Directory.CreateDirectory(folder!);
        string[] names = ["N.T.M", .. HostileNames.All];
        for (var i = 0; i < names.Length; i++)
        {
            var report = HostileNamesTests.Report(names[i]);
            Save(Path.Combine(folder!, $"{i:000}.md"), CommentMarkdown.Write(new CommentRequest { Report = report }));
            Save(Path.Combine(folder!, $"{i:000}.html"), HtmlReport.Write(report, []));
        }

        Assert.Equal(2 * names.Length, Directory.GetFiles(folder!).Length);
    }

    private static void Save(string path, string text) => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
}
