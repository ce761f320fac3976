using System.Text.Json;
using PerfGate.Core.Rendering;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed class SarifReportTests
{
    public static TheoryData<string> Samples => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_as_approved_in_every_culture(string sample)
    {
        foreach (var culture in (string[])["", "de-DE", "ar-SA"])
        {
            using var scope = new CultureScope(culture);
            Approved.Verify("tests/PerfGate.Core.Tests/Reports/Approved", $"sarif.{sample}", SarifReport.Write(SampleReports.All[sample]()));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_does_not_pass_is_a_result_of_a_rule_that_the_file_defines(string sample)
    {
        var report = SampleReports.All[sample]();

        using var sarif = JsonDocument.Parse(SarifReport.Write(report));

        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(report.Results.Count(result => result.Decision != Decision.Pass), results.Count);
        Assert.All(results, result => Assert.Contains(result.GetProperty("ruleId").GetString(), rules));
    }
}
