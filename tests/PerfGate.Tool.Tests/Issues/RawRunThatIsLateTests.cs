using PerfGate.Core.Measurements;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: a late run of the raw engine was advised to use the raw engine.</summary>
public sealed class RawRunThatIsLateTests
{
    [Theory]
    [InlineData(LoadEngine.Http, true)]
    [InlineData(LoadEngine.Raw, false)]
    public void Only_a_run_of_the_other_engine_is_sent_to_it(LoadEngine engine, bool isSent)
    {
        var late = Measured(lag: 50e6);

        Assert.Equal(isSent, LoadGuards.Busy(late, engine)!.Message.Contains("engine: raw", StringComparison.Ordinal));
        Assert.Equal(isSent, LoadGuards.Void(late, new LoadShape { Engine = engine })!.Message.Contains("engine: raw", StringComparison.Ordinal));
        Assert.Contains("--shard", LoadGuards.Void(late, new LoadShape { Engine = engine })!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_is_behind_needs_no_other_generator()
    {
        var message = LoadGuards.Void(Measured(lag: 0), new LoadShape { Connections = 10 })!.Message;

        Assert.Contains("Lower the rate, or allow more connections.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("engine: raw", message, StringComparison.Ordinal);
    }

    private static LoadMeasurement Measured(double lag)
    {
        var total = new LoadWindow { Seconds = 1, Due = 10, Unsent = 5, Lag = new LatencySummary { P99 = lag }, Series = [] };
        return new LoadMeasurement
        {
            Environment = new MeasuredEnvironment { Key = "any", Cores = 2 },
            Identity = new LoadIdentity { Scenario = "a", Load = "", Mix = "", Connections = 1, Transport = "" },
            Windows = [total],
            Total = total,
        };
    }
}
