using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: any other BenchmarkDotNet is exit 3, so that one automated update switches a gate off. Here the update itself is gated: from 0.13.2 to the newest.</summary>
[Trait("speed", "slow")]
public sealed class AnyBenchmarkDotNetTests
{
    [Fact]
    public void An_update_of_an_old_version_is_measured_by_launches_and_what_is_exact_stays_exact()
    {
        using var repository = TemporaryRepository.Create();
        Directory.CreateDirectory(repository.In("lib"));
        File.Copy(EarlierPerfolizer(), repository.In("lib", "Perfolizer.dll"));
        repository.Write("bench/Sample.csproj", BenchmarkProject.File(
            "0.13.2",
            items: "<PackageReference Include=\"Perfolizer\" Version=\"0.3.17\" ExcludeAssets=\"all\" /><Reference Include=\"../lib/Perfolizer.dll\" />"));
        repository.Write("bench/Program.cs", Source("new byte[100]"));
        repository.Commit("an old BenchmarkDotNet");
        repository.Write("bench/Sample.csproj", BenchmarkProject.File());
        repository.Write("bench/Program.cs", Source("new byte[200]"));
        repository.Commit("the newest BenchmarkDotNet, and more bytes");

        var result = ToolRun.Run(repository, ("PERFGATE_MOST_PAIRS", "2"), "check", "--no-impact", "--base", "HEAD~1").Expect(1);

        Assert.Equal("launches", result.Report.Environment.Route);
        Assert.Equal(("0.13.2", BenchmarkProject.Newest), (result.Base.Environment.BenchmarkDotNet, result.Head.Environment.BenchmarkDotNet));
        var allocated = result.Report.Results.Where(one => one.Metric == "allocated").ToDictionary(one => one.Id);
        Assert.Equal((Outcome.Regressed, 128.0, 224.0), Exact(allocated["Sample.Suite.Grows(N: 7)"]));
        Assert.Equal((Outcome.Unchanged, 0.0, 0.0), Exact(allocated["Sample.Suite.Nothing(N: 7)"]));
        Assert.All(
            result.Head.Benchmarks.Select(one => one.FindMetric("time")!),
            time => Assert.Equal(["AB", "BA"], time.Launches.Select(launch => launch.Order!).Order()));
        Assert.Contains(result.Report.Warnings, warning => warning.Code == "PG2014" && warning.Message.Contains("base uses BenchmarkDotNet 0.13.2", StringComparison.Ordinal));
        Assert.Contains(result.Report.Warnings, warning => warning.Code == "PG2010" && warning.Message.Contains("0.13.2 in base", StringComparison.Ordinal));
        Assert.False(Directory.Exists(repository.In("BenchmarkDotNet.Artifacts")) || Directory.Exists(repository.In("bench", "BenchmarkDotNet.Artifacts")));
    }

    private static (Outcome Outcome, double Base, double Head) Exact(ReportResult result) => (result.Outcome, result.Base!.Median, result.Head!.Median);

    private static string Source(string allocation) => BenchmarkProject.Source($$"""
        [Params(7)] public int N;
        [Benchmark] public byte[] Grows() => {{allocation}};
        [Benchmark] public int Nothing() => N;
        """);

    /// <summary>A stand-in for Perfolizer 0.2.1, which 0.13.2 was built for and not every feed has.</summary>
    private static string EarlierPerfolizer()
    {
        // <tests>/<this project>/bin/<configuration>/<framework>/
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.Parent!.Parent!.FullName, "PerfGate.EarlierPerfolizer", "bin", own.Parent.Name, "net8.0", "Perfolizer.dll");
    }
}
