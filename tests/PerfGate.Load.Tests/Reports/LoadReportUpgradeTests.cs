using System.Text;
using System.Text.Json.Nodes;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Reports;
using PerfGate.Load.Reports;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Reports;

/// <summary>Reported: a report of version 0.1 with a null in one of its lists ended with an exception, before anything had looked at it.</summary>
public sealed class LoadReportUpgradeTests
{
    private static readonly string Old = File.ReadAllText(Path.Combine(RepositoryFolder.Find(), "docs", "samples", "load-report.json"));

    [Fact]
    public void A_report_without_faults_gets_its_sections() => Assert.NotEmpty(Read(JsonNode.Parse(Old)!).Value.Sections!);

    [Theory]
    [InlineData("results", "Result #1 has an empty 'id'")]
    [InlineData("warnings", "A warning of the report is null")]
    [InlineData("load.before.points", "At 'load.before.points[0]'")]
    [InlineData("load.after.points", "The entry is null. At 'load.after.points[0]'")]
    [InlineData("load.after.rates", "At 'load.after.rates[0]'")]
    [InlineData("load.after.curves", "At 'load.after.curves[0]'")]
    [InlineData("load.after.generators", "At 'load.after.generators[0]'")]
    [InlineData("load.after.total.series", "The total has a series without an 'endpoint'. At 'load.after.total'")]
    [InlineData("load.after.total.histograms", "At 'load.after.total.histograms[0]'")]
    [InlineData("load.limits", "At 'load.limits[0]'")]
    public void A_null_in_a_list_is_refused_with_its_place(string list, string said)
    {
        var report = JsonNode.Parse(Old)!;

        At(report, list).Insert(0, null);

        Assert.Contains(said, Refused(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findings")]
    [InlineData("accepted")]
    public void A_null_in_a_list_of_a_limit_is_refused_with_its_place(string list)
    {
        var report = JsonNode.Parse(Old)!;

        At(report, "load.limits").Add(JsonNode.Parse($$"""{ "kind": "cpu", "verdict": "graceful", "how": "h", "{{list}}": [null] }"""));

        Assert.Contains($"The entry is null. At 'load.limits[0].{list}[0]'", Refused(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "longest": [null], "leftOut": 0 }""", "The total has a pause that is null")]
    [InlineData("""{ "leftOut": 0 }""", "At 'load.after.total.pauses'")]
    [InlineData("""{ "longest": null, "leftOut": 0 }""", "At 'load.after.total.pauses.longest'")]
    public void Pauses_of_nobody_are_refused(string pauses, string said)
    {
        var report = JsonNode.Parse(Old)!;

        report["load"]!["after"]!["total"]!["pauses"] = JsonNode.Parse(pauses);

        Assert.Contains(said, Refused(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "At 'load'")]
    [InlineData("[]", "At 'load'")]
    [InlineData("{}", "At 'load'")]
    [InlineData("""{ "identity": null }""", "At 'load.identity'")]
    public void A_part_of_another_kind_is_refused(string part, string said)
    {
        var report = JsonNode.Parse(Old)!;

        report["load"] = JsonNode.Parse(part);

        Assert.Contains(said, Refused(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_whose_sum_is_no_number_are_refused()
    {
        var report = JsonNode.Parse(Old)!;

        report["load"]!["after"]!["total"]!["series"]![0]!["outcomes"] = new JsonObject { ["ok"] = long.MaxValue, ["timeout"] = long.MaxValue };

        Assert.Contains("a count is negative, or one of requests more than", Refused(report), StringComparison.Ordinal);
    }

    /// <summary>In a list that the sample does not have too.</summary>
    private static JsonArray At(JsonNode report, string path)
    {
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(report, (node, name) => node[name]!);
        if (parent[names[^1]] is not JsonArray list)
        {
            parent[names[^1]] = list = [];
        }

        return list;
    }

    private static string Refused(JsonNode report)
    {
        var refused = Assert.Throws<PerfGateException>(() => Read(report));

        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        Assert.All(refused.Diagnostics, diagnostic => Assert.Equal((DiagnosticIds.InvalidInput, "report.json"), (diagnostic.Code, diagnostic.Location!.File)));
        return refused.Message;
    }

    private static FileContent<GateReport> Read(JsonNode report) => ReportFile.Parse(
        Encoding.UTF8.GetBytes(report.ToJsonString()),
        "report.json",
        upgrade: read => read.UnknownFields is { } fields && fields.Remove("load", out var part) ? new LoadReportUpgrade().Build(read, part) : read);
}
