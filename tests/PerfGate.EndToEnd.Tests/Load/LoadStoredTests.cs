using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.Load.Checks;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary><c>perfgate load --base stored</c>: one repository whose baselines grow until they carry a verdict.</summary>
[Trait("speed", "slow")]
public sealed class LoadStoredTests : IDisposable
{
    private readonly TemporaryRepository repository = TemporaryRepository.Create();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void From_no_baseline_to_enough_of_them()
    {
        Scenario(wait: 20);
        repository.Commit("a service");
        var without = Assert.Single(Load("--base", "stored").Expect(2).Diagnostics);
        Assert.Contains(DiagnosticIds.LoadBaselineMissing, without, StringComparison.Ordinal);
        Assert.Contains("perfgate baseline add --from", without, StringComparison.Ordinal);

        var recorded = Load().Expect(0);
        ToolRun.Run(repository, "baseline", "add", "--from", recorded.InOutput("load.json")).Expect(0);
        repository.Commit("a baseline");

        AnotherRateIsRefused();
        OneRunIsNotComparable();
        AddRuns(10);
        ASlowdownIsFound();
    }

    private void AnotherRateIsRefused()
    {
        var refused = Assert.Single(Load("--base", "stored", "--rate", "50/s").Expect(2).Diagnostics);

        Assert.Contains(DiagnosticIds.ConditionsDiffer, refused, StringComparison.Ordinal);
        Assert.Contains("constant 100/s for 2s' in base and 'open, constant 50/s for 2s' in head", refused, StringComparison.Ordinal);
    }

    private void OneRunIsNotComparable()
    {
        var result = Load("--base", "stored").Expect(0);

        var report = result.Report;
        Assert.Equal(Design.Stored, report.Methodology.Design);
        Assert.StartsWith("stored baseline of ", report.Base.Origin, StringComparison.Ordinal);
        var p50 = Assert.Single(report.Results, one => one is { Metric: "p50", Reason: Reasons.Stored });
        Assert.Equal(Outcome.Inconclusive, p50.Outcome);
        Assert.Contains("1 earlier run of this environment, 10 are needed", p50.Message, StringComparison.Ordinal);
        Assert.Contains(report.Results, one => one is { Metric: "p50", Reason: LoadLimitKinds.Budget, Outcome: Outcome.Kept });
        Assert.Contains(report.Warnings, warning => warning.Code == DiagnosticIds.FewAnswers);
        Assert.Equal("shop", result.Base.Conditions!["scenario"]);
    }

    private void ASlowdownIsFound()
    {
        Scenario(wait: 40);
        repository.Commit("slower");

        var result = Load("--base", "stored").Expect(1);

        var p50 = Assert.Single(result.Report.Results, one => one is { Metric: "p50", Reason: Reasons.Predicted });
        Assert.Equal((Outcome.Regressed, Decision.Fail), (p50.Outcome, p50.Decision));
        Assert.InRange(p50.Ratio!.Value, 1.5, 2.5);
        Assert.Contains(result.Report.Results, one => one is { Metric: "p50", Reason: LoadLimitKinds.Budget, Outcome: Outcome.Kept });
    }

    /// <summary>What was measured once, as it would have been measured on further commits: runs of one service lie a few percent apart.</summary>
    private void AddRuns(int count)
    {
        var file = Assert.Single(Directory.GetFiles(repository.In("baselines"), "*.json", SearchOption.AllDirectories));
        var measured = MeasurementFile.Read(file).Value;
        for (var run = 1; run <= count; run++)
        {
            var factor = 1 + (0.01 * (run % 5));
            var sha = repository.Commit($"commit {run}");
            MeasurementFile.Write(Path.Combine(Path.GetDirectoryName(file)!, $"{sha}.json"), measured with { Commit = sha, Benchmarks = [.. measured.Benchmarks.Select(Times)] });

            MeasuredBenchmark Times(MeasuredBenchmark benchmark) => benchmark with { Metrics = [.. benchmark.Metrics.Select(metric => metric.Unit == "ns" ? Of(metric) : metric)] };
            Metric Of(Metric metric) => metric with { Launches = [.. metric.Launches.Select(launch => launch with { Values = [.. launch.Values.Select(value => value * factor)] })] };
        }

        repository.Commit("baselines");
    }

    private void Scenario(int wait) => repository.Write(LoadFolder.Scenario, $$"""
        name: shop
        service:
          command: '{{LoadFolder.CommandOf("waiting")}}'
          environment: { SAMPLE_WAIT: "{{wait}}" }
          health: /health
        load: { rate: 100/s, duration: 2s, windows: 10, warm-up: 500ms }
        endpoints: [{ name: wait, request: GET /wait, budget: { p50: 10s, p95: 20s, p99: 20s, investigate: 30s } }]
        data: { rows: { things: 1 } }
        """);

    private ToolResult Load(params string[] options) => ToolRun.Run(repository, ["load", LoadFolder.Scenario, .. options]);
}
