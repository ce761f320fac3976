using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Tests.Load;

public sealed class LoadGuardTests
{
    private static readonly LoadShape Ten = new() { Connections = 10 };

    [Theory]
    [InlineData(100_000, 100, false)]
    [InlineData(100_000, 101, true)]
    [InlineData(0, 0, true)]
    public void More_than_a_thousandth_unsent_or_nothing_due_voids_a_run(long due, long unsent, bool isVoid) =>
        Assert.Equal(isVoid ? DiagnosticIds.LoadNotSent : null, LoadGuards.Void(Measured(due, unsent), Ten)?.Code);

    [Fact]
    public void A_void_run_says_who_did_not_keep_up()
    {
        Assert.Contains("The service did not keep up: all 10 connections", LoadGuards.Void(Measured(10, 5), Ten)!.Message, StringComparison.Ordinal);
        Assert.Contains("The generator did not keep up", LoadGuards.Void(Measured(10, 5, lag: 50e6), Ten)!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e6, 0.5, false)]
    [InlineData(6e6, 0.5, true)]
    [InlineData(1e6, 1.1, true)]
    public void A_late_or_busy_generator_is_said(double lag, double processors, bool isBusy) =>
        Assert.Equal(isBusy, LoadGuards.Busy(Measured(10, 0, lag, processors), LoadEngine.Http) is not null);

    private static LoadMeasurement Measured(long due, long unsent, double lag = 0, double processors = 0)
    {
        var total = new LoadWindow { Seconds = 1, Due = due, Unsent = unsent, Lag = new LatencySummary { P99 = lag }, Series = [] };
        return new LoadMeasurement
        {
            Environment = new MeasuredEnvironment { Key = "any", Cores = 2 },
            Identity = new LoadIdentity { Scenario = "a", Load = "", Mix = "", Connections = 1, Transport = "" },
            Windows = [total],
            Total = total,
            Generator = new ResourceUse { CpuMean = processors },
        };
    }
}
