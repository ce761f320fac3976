using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Measurements;
using PerfGate.Importers;
using PerfGate.Importers.BenchmarkDotNetJson;

namespace PerfGate.Benchmarks;

/// <summary>Reading BenchmarkDotNet's own report of 12 benchmarks from its file.</summary>
public class ImportBenchmarks
{
    private string folder = "";
    private string file = "";

    [GlobalSetup]
    public void Setup()
    {
        folder = TemporaryFolder.Create();
        file = Path.Combine(folder, "Company.Product.Types-report-full-compressed.json");
        File.WriteAllText(file, BenchmarkDotNetReport.Of(12));
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    [Benchmark]
    public MeasurementSet ReadBenchmarkDotNetReport() => new MeasurementImport([new BenchmarkDotNetReader()]).Read(file).Value;
}
