using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Measured;
using PerfGate.TestKit;
using static PerfGate.TestKit.LoadSamples;

namespace PerfGate.Load.Tests.Reports;

public sealed class LoadMeasurementsTests
{
    [Fact]
    public void A_run_is_a_launch_and_an_endpoint_a_benchmark()
    {
        var set = LoadMeasurements.Of(LoadSamples.Measured());

        Assert.Equal(["list orders", "read order", "all requests"], set.Benchmarks.Select(benchmark => benchmark.Id));
        Assert.Equal([["p50", "p95", "p99"], ["p50", "p95", "p99"], ["throughput"]], set.Benchmarks.Select(one => one.Metrics.Select(metric => metric.Name)));
        Assert.All(set.Benchmarks.SelectMany(one => one.Metrics), metric => Assert.Equal(12, Assert.Single(metric.Launches).Values.Count));
        Assert.Equal((190e6, 198.8), (set.Benchmarks[0].Metrics[2].Launches[0].Values[0], set.Benchmarks[2].Metrics[0].Launches[0].Values[0]));
        Assert.Equal(Identity.Conditions(), MeasurementFile.Parse(MeasurementFile.ToBytes(set), "head.json").Value.Conditions);
        Assert.Equal(Identity.Scenario, set.Suite);
    }

    [Fact]
    public void Windows_in_which_nothing_succeeded_have_no_percentiles()
    {
        var load = LoadSamples.Measured();
        var silent = load with { Windows = [load.Windows[0] with { Series = [Series("list orders", 10, failed: 10, 0, 0)] }, .. load.Windows.Skip(1)] };

        var (percentile, throughput) = (LoadMeasurements.Of(silent).Benchmarks[0].Metrics[0], LoadMeasurements.Of(silent).Benchmarks[^1].Metrics[0]);

        Assert.Equal((11, 12, 0), (percentile.Launches[0].Values.Count, throughput.Launches[0].Values.Count, throughput.Launches[0].Values[0]));
    }

    [Theory]
    [InlineData("load")]
    [InlineData("mix")]
    [InlineData("connections")]
    [InlineData("transport")]
    [InlineData("scenario")]
    public void A_run_of_another_load_is_not_compared_and_both_are_named(string part)
    {
        var other = part switch
        {
            "load" => Identity with { Load = "open, constant 300/s for 60 s" },
            "mix" => Identity with { Mix = "list orders 100 %" },
            "connections" => Identity with { Connections = 50 },
            "transport" => Identity with { Transport = "HTTP/2" },
            _ => Identity with { Scenario = "search" },
        };

        var fault = Assert.Throws<PerfGateException>(() => Decide(other));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ConditionsDiffer), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.Contains($"'{part}' is '", fault.Message, StringComparison.Ordinal);
        Assert.Contains(" in base and '", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_load_is_compared_and_stored_times_decide_nothing()
    {
        var report = Decide(Identity);

        Assert.Contains(report.Results, result => result.Metric == "p99");
        Assert.DoesNotContain(report.Results, result => result.Outcome is Outcome.Regressed or Outcome.Unchanged or Outcome.Improved);
    }

    private static Core.Reports.GateReport Decide(LoadIdentity identity) => Judge.Decide(new JudgeRequest
    {
        Base = LoadMeasurements.Of(LoadSamples.Measured(0.5) with { Identity = identity }),
        Head = LoadMeasurements.Of(LoadSamples.Measured()),
        Rules = GateRules.Default,
        Today = new DateOnly(2026, 11, 24),
        Design = Design.Stored,
    });
}
