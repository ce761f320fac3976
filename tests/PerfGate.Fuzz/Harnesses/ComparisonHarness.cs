using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Importers;
using PerfGate.Importers.BenchmarkDotNetJson;
using PerfGate.Tool.Composition;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>What <c>perfgate compare</c> makes of a file: any format, judged against a good base, shown.</summary>
internal static class ComparisonHarness
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    public static Harness Comparison { get; } = new()
    {
        Name = "comparison",
        Reads = "measurements as the head of `perfgate compare`: read, judged, shown",
        Readers = [typeof(OwnMeasurementReader)],
        Seeds = () => [.. MeasurementHarness.Sides().Select(MeasurementFile.ToBytes)],
        Format = Mutation.InputFormat.Json,
        Read = input => Judged(MeasurementFile.Parse(input, "head.json").Value, input),
    };

    public static Harness BenchmarkDotNet { get; } = new()
    {
        Name = "benchmarkdotnet",
        Reads = "reports of BenchmarkDotNet, through the door of all formats",
        Readers = [typeof(BenchmarkDotNetReader), typeof(MeasurementImport)],
        Seeds = () => Seed.Folder("benchmarkdotnet"),
        Format = Mutation.InputFormat.Json,
        Read = ReadImport,
    };

    /// <summary>The verdict on it, and what the report becomes.</summary>
    /// <param name="head">As it was read.</param>
    /// <param name="input">Of which it was made; decides what is shown.</param>
    /// <param name="measuredBase">Null: one of benchmarks.</param>
    public static string Judged(MeasurementSet head, byte[] input, MeasurementSet? measuredBase = null)
    {
        measuredBase ??= MeasurementHarness.Side(100);
        var report = Judge.Decide(new JudgeRequest
        {
            Base = measuredBase,
            Head = head,
            Rules = GateRules.Default,
            Today = Today,
            Design = input.Length % 2 == 0 ? Design.Paired : Design.Unpaired,
            RequiresBase = true,
        });
        report = ReportEvidence.Attach(report, measuredBase, head, GateRules.Default.Renames, () => []);
        Promise.RoundTrip(report, ReportFile.ToBytes, json => ReportFile.Parse(json, "again").Value, "comparison");
        return $"{report.Verdict} {ReportHarness.Show(report, input)}";
    }

    private static string ReadImport(byte[] input)
    {
        // The name of some decides without a look at the content.
        var path = Scratch.File(input.Length % 4 == 0 ? "x-report-full.json" : "x.json", input);
        var content = ToolComposition.Default.Parts.Import.Read(path);
        Promise.RoundTrip(content.Value, MeasurementFile.ToBytes, json => MeasurementFile.Parse(json, "again").Value, "benchmarkdotnet");
        return $"{string.Join(' ', content.Warnings)} {Judged(content.Value, input)}";
    }
}
