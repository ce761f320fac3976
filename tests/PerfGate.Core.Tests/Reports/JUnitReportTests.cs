using System.Xml.Linq;
using PerfGate.Core.Rendering;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed class JUnitReportTests
{
    public static TheoryData<string> Samples => [.. SampleReports.All.Keys];

    /// <summary>Without the large one: it would add hundreds of kilobytes of rows that differ in their names only.</summary>
    public static TheoryData<string> ReadableSamples => [.. SampleReports.All.Keys.Except(["passed-large"])];

    [Theory]
    [MemberData(nameof(ReadableSamples))]
    public void Reads_as_approved_in_every_culture(string sample)
    {
        foreach (var culture in (string[])["", "de-DE", "ar-SA"])
        {
            using var scope = new CultureScope(culture);
            Approved.Verify("tests/PerfGate.Core.Tests/Reports/Approved", $"junit.{sample}", JUnitReport.Write(SampleReports.All[sample]()));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_result_is_a_case_and_the_suite_counts_them(string sample)
    {
        var report = SampleReports.All[sample]();

        var suite = XDocument.Parse(JUnitReport.Write(report)).Root!.Element("testsuite")!;

        Assert.Equal(report.Results.Count, suite.Elements("testcase").Count());
        Assert.Equal(report.Results.Count, (int)suite.Attribute("tests")!);
        Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
        Assert.Equal(suite.Descendants("error").Count(), (int)suite.Attribute("errors")!);
        Assert.Equal(suite.Descendants("skipped").Count(), (int)suite.Attribute("skipped")!);
    }
}
