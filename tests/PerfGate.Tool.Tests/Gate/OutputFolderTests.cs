using System.Text.RegularExpressions;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Gate;

public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    /// <summary>Missing before the first test writes into it.</summary>
    private string Folder => temporary.At("output");

    [Fact]
    public void The_first_run_without_a_base_makes_the_folder()
    {
        OutputFolder.Write(Folder, SampleReports.Passed(), null, Head);

        Assert.Equal(["head.json", "report.html", "report.json", "report.md"], Files());
    }

    [Fact]
    public void An_older_runs_base_goes_when_there_is_none_now()
    {
        OutputFolder.Write(Folder, SampleReports.Passed(), Head, Head);
        Assert.Contains("base.json", Files());

        OutputFolder.Write(Folder, SampleReports.Passed(), null, Head);

        Assert.DoesNotContain("base.json", Files());
    }

    [Fact]
    public void Pictures_that_the_markdown_shows_lie_where_it_says()
    {
        OutputFolder.Write(Folder, SampleReports.Load(), null, Head);

        var shown = Regex.Matches(File.ReadAllText(Path.Combine(Folder, "report.md")), "(?:src|srcset)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("charts/latency-1-light.png", shown);
        Assert.Contains("charts/rates-dark.png", shown);
        Assert.All(shown, file => Assert.True(File.Exists(Path.Combine(Folder, file)), file));
        Assert.Contains("Response time over the run, list orders: p50 22 ms", File.ReadAllText(Path.Combine(Folder, "report.html")), StringComparison.Ordinal);
    }

    public void Dispose() => temporary.Dispose();

    private static MeasurementSet Head => new()
    {
        Environment = new MeasuredEnvironment { Key = "linux-x64-net10.0.12-epyc-9r14-2c" },
        Benchmarks = [],
    };

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
