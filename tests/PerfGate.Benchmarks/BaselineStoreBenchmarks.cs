using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Baselines;
using PerfGate.Core.Measurements;

namespace PerfGate.Benchmarks;

/// <summary>The nearest ancestor with a baseline, when it is the thousandth and the store holds 200 others.</summary>
public class BaselineStoreBenchmarks
{
    private const string EnvironmentName = "linux-x64-net10.0.12-epyc-9r14-2c";
    private const string Suite = "benchmarks";
    private const int Commits = 1_000;
    private const int Others = 200;

    private string folder = "";
    private BaselineStore? store;
    private string[] ancestors = [];

    [GlobalSetup]
    public void Setup()
    {
        folder = TemporaryFolder.Create();
        ancestors = [.. Enumerable.Range(0, Commits).Select(index => Sha($"ancestor {index}"))];
        var files = Directory.CreateDirectory(Path.Combine(folder, EnvironmentName, Suite)).FullName;
        foreach (var sha in Enumerable.Range(0, Others).Select(index => Sha($"other {index}")).Append(ancestors[^1]))
        {
            // Only the names are looked at.
            File.WriteAllBytes(Path.Combine(files, sha + ".json"), []);
        }

        store = new BaselineStore(folder, path => MeasurementFile.Read(path).Value, MeasurementFile.Write);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    [Benchmark]
    public NearestBaseline? FindNearestOver1000Commits() => store!.FindNearest(EnvironmentName, Suite, ancestors);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
