using PerfGate.Core.Measurements;
using PerfGate.Load.Files;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Reports;
using PerfGate.TestKit;

namespace PerfGate.Fuzz.Harnesses;

/// <summary><c>load.json</c>: whole runs become measurements and a report, shards are joined.</summary>
internal static class LoadHarness
{
    public static Harness Runs { get; } = new()
    {
        Name = "load",
        Reads = "runs of load: `load.json`",
        Readers = [typeof(LoadFile), typeof(LoadRunReader)],
        Seeds = () => [LoadFile.ToBytes(Short(LoadSamples.Measured()))],
        Format = Mutation.InputFormat.Json,
        Read = ReadRun,
    };

    public static Harness Shards { get; } = new()
    {
        Name = "load-shards",
        Reads = "shards of load with their histograms, joined with a good one",
        Readers = [typeof(LoadMerge), typeof(HistogramCodec)],
        Seeds = () => [LoadFile.ToBytes(Shard(2))],
        Format = Mutation.InputFormat.Json,
        Read = ReadShard,
    };

    private static LoadMeasurement Short(LoadMeasurement load) => load with { Windows = [.. load.Windows.Take(1)] };

    private static LoadMeasurement Shard(int index)
    {
        var measured = Short(LoadSamples.Measured());
        return measured with
        {
            Shard = new LoadShard(index, 2),
            Histograms = Histograms(),
            Windows = [.. measured.Windows.Select(window => window with { Histograms = Histograms() })],
        };
    }

    private static List<LoadHistogram> Histograms()
    {
        var histogram = HistogramLayout.Create();
        foreach (var nanoseconds in new long[] { 1_000_000, 4_000_000, 22_000_000, 22_500_000, 190_000_000 })
        {
            histogram.RecordValue(nanoseconds);
        }

        return
        [
            .. from endpoint in new[] { "list orders", "read order" }
               select HistogramCodec.Encode(endpoint, null, "response", histogram),
        ];
    }

    private static string ReadRun(byte[] input)
    {
        var content = LoadFile.Parse(input, "load.json");
        var load = content.Value;
        Promise.RoundTrip(load, LoadFile.ToBytes, json => LoadFile.Parse(json, "again").Value, "load");
        var measurements = LoadMeasurements.Of(load);
        Promise.RoundTrip(measurements, MeasurementFile.ToBytes, json => MeasurementFile.Parse(json, "again").Value, "measurements of load");
        return $"{string.Join(' ', content.Warnings)} {Reported(load, input)} {ComparisonHarness.Judged(measurements, input, LoadMeasurements.Of(LoadSamples.Measured()))}";
    }

    private static string ReadShard(byte[] input)
    {
        var merged = LoadMerge.Merge([LoadFile.Parse(input, "load.json").Value, Shard(1)]);
        Promise.RoundTrip(merged, LoadFile.ToBytes, json => LoadFile.Parse(json, "again").Value, "merged load");
        return Reported(merged, input);
    }

    private static string Reported(LoadMeasurement load, byte[] input)
    {
        var report = LoadReportBuilder.Of(new LoadReportRequest { Head = load, HeadCurves = PercentileCurves.Of(load), Results = [], Method = new LoadMethod { WarmUp = 5, Seed = 7 } });
        Promise.RoundTrip(report, Core.Reports.ReportFile.ToBytes, json => Core.Reports.ReportFile.Parse(json, "again").Value, "report of load");
        return $"{report.Verdict} {ReportHarness.Show(report, input)}";
    }
}
