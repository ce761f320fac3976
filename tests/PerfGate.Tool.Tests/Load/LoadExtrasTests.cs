using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Tool.Load;
using PerfGate.Tool.Load.Measuring;

namespace PerfGate.Tool.Tests.Load;

public sealed class LoadExtrasTests
{
    private static readonly LoadScenario Running = new()
    {
        Name = "shop",
        File = "shop.yml",
        Target = new LoadTarget { Address = "http://127.0.0.1:1" },
        Shape = new LoadShape(),
        Endpoints = [new LoadEndpoint { Name = "read", Class = EndpointClass.Read, Path = "/" }],
    };

    [Fact]
    public void What_the_scenario_does_not_describe_is_refused_before_anything_starts()
    {
        Assert.Contains("starts no service", Refusal(new LoadRequest { Scenario = "shop.yml", Base = "auto" }, Running), StringComparison.Ordinal);
        Assert.Contains("an 'isolation' block", Refusal(new LoadRequest { Scenario = "shop.yml", Isolation = true }, Running), StringComparison.Ordinal);
        Assert.Contains("a 'capacity' block", Refusal(new LoadRequest { Scenario = "shop.yml", Capacity = true }, Running), StringComparison.Ordinal);
    }

    [Fact]
    public void Sides_that_would_share_a_socket_are_refused()
    {
        var scenario = Running with { Service = new LoadService { Command = "shop" }, Target = Running.Target with { UnixSocket = "shop.sock" } };

        Assert.Contains("would share its 'unix-socket'", Refusal(new LoadRequest { Scenario = "shop.yml", Base = "auto" }, scenario), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_load_decides_nothing_else() => Assert.Contains(
        "--shard sends a part",
        Refusal(
            new LoadRequest { Scenario = "shop.yml", Capacity = true, Shard = new LoadShard(1, 2) },
            Running with { Capacity = new CapacityPlan(10, 100) }),
        StringComparison.Ordinal);

    [Fact]
    public void A_part_of_a_load_compares_nothing_whatever_the_base() => Assert.All(["auto", "stored"], one => Assert.Contains(
        "--shard and --compare exclude one another",
        Refusal(new LoadRequest { Scenario = "shop.yml", Base = one, Shard = new LoadShard(1, 2) }, Running),
        StringComparison.Ordinal));

    [Fact]
    public void Stored_runs_need_no_service_that_is_started_here() => LoadExtras.Expect(new LoadRequest { Scenario = "shop.yml", Base = "stored" }, Running);

    [Fact]
    public void What_is_described_is_accepted() => LoadExtras.Expect(
        new LoadRequest { Scenario = "shop.yml", Isolation = true, Capacity = true },
        Running with { Capacity = new CapacityPlan(10, 100), Isolation = new IsolationPlan("a", "b") { VictimRate = 1, AggressorRate = 2 } });

    [Fact]
    public void Stretches_of_use_are_joined_by_their_samples()
    {
        var joined = ResourceUses.Join(
        [
            new ResourceUse { CpuMean = 1, CpuMax = 1.5, MemoryMean = 100, MemoryMax = 200, ThreadsMax = 5, Samples = 1, SocketsMax = new Dictionary<string, int> { ["database"] = 3 } },
            new ResourceUse { CpuMean = 0.5, CpuMax = 0.6, MemoryMean = 400, MemoryMax = 500, ThreadsMax = 4, Samples = 3, SocketsMax = new Dictionary<string, int> { ["database"] = 7 } },
        ])!;

        Assert.Equal((0.625, 1.5, 325, 500, 5, 4), (joined.CpuMean, joined.CpuMax, joined.MemoryMean, joined.MemoryMax, joined.ThreadsMax, joined.Samples));
        Assert.Equal(7, joined.SocketsMax["database"]);
        Assert.Null(ResourceUses.Join([]));
    }

    private static string Refusal(LoadRequest request, LoadScenario scenario)
    {
        var refused = Assert.Throws<PerfGateException>(() => LoadExtras.Expect(request, scenario));
        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        return Assert.Single(refused.Diagnostics).Message;
    }
}
