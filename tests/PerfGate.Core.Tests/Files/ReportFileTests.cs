using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Files;

public sealed class ReportFileTests : IDisposable
{
    private const string Canonical = """
        {
         "schema": "perfgate.report/1",
         "tool": "1.0.0",
         "verdict": "failed",
         "base": {
          "commit": "0123456789abcdef0123456789abcdef01234567",
          "dirty": false,
          "origin": "merge-base with main"
         },
         "head": {
          "dirty": true,
          "time": "2026-11-23T10:00:00.25Z"
         },
         "environment": {
          "key": "k"
         },
         "methodology": {
          "design": "paired",
          "profile": "default",
          "pairs": 16,
          "looks": [
           8,
           16
          ],
          "falseAlarms": 0.01,
          "detect": 0.03,
          "noiseFloor": 0.005,
          "familySize": 1,
          "confidence": 0.95,
          "seed": 18446744073709551615
         },
         "counts": {
          "benchmarks": 1,
          "regressed": 1,
          "improved": 0,
          "unchanged": 0,
          "inconclusive": 0,
          "added": 0,
          "removed": 0,
          "failed": 0,
          "skipped": 0,
          "failDecisions": 1,
          "warnDecisions": 0,
          "waivedDecisions": 0
         },
         "results": [
          {
           "id": "Ns.Type.Method",
           "metric": "time",
           "unit": "ns",
           "outcome": "regressed",
           "decision": "fail",
           "ratio": 1.05,
           "interval": [1.04, null],
           "pValue": 1E-05,
           "adjustedPValue": 0.0001,
           "pairs": 16,
           "base": {
            "n": 16,
            "mean": 100.5,
            "median": 100,
            "p50": 100,
            "p95": 104,
            "p99": 105,
            "stdDev": 2.25
           },
           "rule": "time: max-increase 2 % (perfgate.yml:14)",
           "cause": {
            "members": [
             "Ns.Parser.Next(string) (changed)"
            ],
            "hasMore": true,
            "path": [
             "Ns.Type.Method",
             "Ns.Parser.Next(string)"
            ]
           },
           "warnings": []
          }
         ],
         "warnings": [
          {
           "code": "PG2007",
           "message": "few pairs"
          }
         ]
        }

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Reading_and_writing_gives_the_same_bytes(string culture)
    {
        using var _ = new CultureScope(culture);
        var path = folder.At("report.json");

        var content = ReportFile.Parse(Encoding.UTF8.GetBytes(Canonical), "report.json");
        ReportFile.Write(path, content.Value);

        Assert.Empty(content.Warnings);
        Assert.Equal(Canonical, File.ReadAllText(path));
        Assert.Equal(Canonical, Encoding.UTF8.GetString(ReportFile.ToBytes(ReportFile.Read(path).Value)));
    }

    [Fact]
    public void Reads_the_numbers_that_explain_a_result()
    {
        var report = ReportFile.Parse(Encoding.UTF8.GetBytes(Canonical), "report.json").Value;

        Assert.Equal(Verdict.Failed, report.Verdict);
        Assert.Equal(ulong.MaxValue, report.Methodology.Seed);
        var result = Assert.Single(report.Results);
        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Equal(1.04, result.Interval!.Value.Low);
        Assert.Equal(double.PositiveInfinity, result.Interval.Value.High);
        Assert.Equal(100.5, result.Base!.Mean);
        Assert.Null(result.Head);
    }

    [Fact]
    public void Absent_fields_have_their_defaults()
    {
        var json = """
            { "schema": "perfgate.report/1", "verdict": "passed", "base": {}, "head": {}, "environment": { "key": "k" },
              "methodology": { "design": "paired", "falseAlarms": 0.01, "detect": 0.03, "noiseFloor": 0.005, "familySize": 0 },
              "counts": {}, "results": [ { "id": "A", "outcome": "added", "decision": "pass" } ] }
            """;

        var report = ReportFile.Parse(Encoding.UTF8.GetBytes(json), "report.json").Value;

        Assert.Empty(report.Warnings);
        Assert.Empty(report.Results[0].Warnings);
        Assert.Equal(0.95, report.Methodology.Confidence);
    }

    [Theory]
    [InlineData("\"tool\"", "\"extra\": [], \"tool\"", "'extra'")]
    [InlineData("\"origin\"", "\"extra\": 1, \"origin\"", "'base.extra'")]
    [InlineData("\"design\"", "\"extra\": 1, \"design\"", "'methodology.extra'")]
    [InlineData("\"hasMore\"", "\"extra\": 1, \"hasMore\"", "'results[0].cause.extra'")]
    [InlineData("\"improved\"", "\"extra\": 1, \"improved\"", "'counts.extra'")]
    [InlineData("\"metric\"", "\"extra\": 1, \"metric\"", "'results[0].extra'")]
    [InlineData("\"code\"", "\"extra\": 1, \"code\"", "'warnings[0].extra'")]
    public void Unknown_fields_are_a_warning_or_refused(string at, string with, string path)
    {
        var json = Encoding.UTF8.GetBytes(Canonical.Replace(at, with, StringComparison.Ordinal));

        var content = ReportFile.Parse(json, "report.json");
        var refused = Assert.Throws<PerfGateException>(() => ReportFile.Parse(json, "report.json", strict: true));

        Assert.Contains(path, Assert.Single(content.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal(Canonical, Encoding.UTF8.GetString(ReportFile.ToBytes(content.Value)));
        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        Assert.Equal(DiagnosticIds.UnknownFields, Assert.Single(refused.Diagnostics).Code);
    }

    /// <summary>Reported: the warning named a path that no file has.</summary>
    [Fact]
    public void An_unknown_field_of_a_section_is_named_with_its_place()
    {
        const string Sections = """
            "noise": { "extra": 1 }, "sections": [ { "place": "charts" }, { "place": "after", "extra": 1 } ], "warnings": [
              {
            """;
        var json = Encoding.UTF8.GetBytes(Canonical.Replace("\"warnings\": [\n  {", Sections, StringComparison.Ordinal));

        var warning = Assert.Single(ReportFile.Parse(json, "report.json").Warnings);

        Assert.Contains("'noise.extra', 'sections[1].extra'", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perfgate.report/1", "perfgate.report/2", "PG0202", "'perfgate.report/2'")]
    [InlineData("\"regressed\",", "\"shattered\",", "PG0201", "(benchmark 'Ns.Type.Method')")]
    [InlineData("[1.04, null]", "[1.04]", "PG0201", "(benchmark 'Ns.Type.Method')")]
    [InlineData("[1.04, null]", "[1.04, 1.03]", "PG0201", "above its high end")]
    [InlineData("\"verdict\": \"failed\",", "", "PG0201", "verdict")]
    [InlineData("\"Ns.Type.Method\"", "\" \"", "PG0201", "Result #1 has an empty 'id'")]
    [InlineData("\"warnings\": []", "\"warnings\": [null]", "PG0201", "'Ns.Type.Method', has a warning that is null")]
    [InlineData("\"warnings\": []", "\"history\": [null]", "PG0201", "has a baseline in its history that is null")]
    [InlineData("\"results\": [", "\"results\": [null,", "PG0201", "Result #1 has an empty 'id'")]
    public void Faults_are_numbered(string at, string with, string code, string expected)
    {
        var json = Encoding.UTF8.GetBytes(Canonical.Replace(at, with, StringComparison.Ordinal));

        var error = Assert.Throws<PerfGateException>(() => ReportFile.Parse(json, "report.json"));

        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Equal(code, error.Diagnostics[0].Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
