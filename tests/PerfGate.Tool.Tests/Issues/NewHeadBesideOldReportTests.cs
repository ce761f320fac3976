using System.Text.Json;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Load;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a disk that was full in the middle left a new <c>head.json</c> beside an old <c>report.json</c>.</summary>
public sealed class NewHeadBesideOldReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Its writing fails in the middle, as on a full disk, when the measurements are written already.</summary>
    private static GateReport Unwritable => SampleReports.Passed() with { Results = [.. SampleReports.Passed().Results.Select(result => result with { Ratio = double.NaN })] };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_that_cannot_be_written_leaves_the_folder_as_it_was()
    {
        OutputFolder.Write(folder.Root, SampleReports.Passed(), Side('a'), Side('b'));
        var before = Contents();

        Assert.Throws<JsonException>(() => OutputFolder.Write(folder.Root, Unwritable, null, Side('c')));

        Assert.Equal(before, Contents());
    }

    [Fact]
    public void A_load_that_cannot_be_written_leaves_the_folder_as_it_was()
    {
        LoadOutput.Write(folder.Root, LoadSamples.Report(), LoadSamples.Measured(), LoadSamples.Measured(0.9), null);
        var before = Contents();

        Assert.Throws<JsonException>(() => LoadOutput.Write(folder.Root, Unwritable, LoadSamples.Measured(0.5), null, null));

        Assert.Equal(before, Contents());
    }

    [Fact]
    public void What_another_command_left_goes_with_its_report()
    {
        LoadOutput.Write(folder.Root, LoadSamples.Report(), LoadSamples.Measured(), null, null);

        OutputFolder.Write(folder.Root, SampleReports.Passed(), null, Side('c'));

        Assert.Equal(["head.json", "report.html", "report.json", "report.md"], Contents().Keys.Where(name => !name.StartsWith("charts", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_comparison_leaves_the_measurements_that_it_compared()
    {
        OutputFolder.Write(folder.Root, SampleReports.Passed(), Side('a'), Side('b'));

        OutputFolder.WriteReportBeside(folder.Root, SampleReports.Passed());

        Assert.Contains("base.json", Contents().Keys);
        Assert.Contains("head.json", Contents().Keys);
    }

    private static MeasurementSet Side(char commit) => new()
    {
        Commit = new string(commit, 40),
        Environment = new MeasuredEnvironment { Key = "linux" },
        Benchmarks = [],
    };

    private Dictionary<string, string> Contents() => folder.Entries()
        .Where(path => File.Exists(folder.At(path)))
        .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(folder.At(path))));
}
