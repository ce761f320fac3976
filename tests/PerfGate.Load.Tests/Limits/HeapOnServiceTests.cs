using PerfGate.LimitTrials;
using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class HeapOnServiceTests : OnSampleService
{
    [Fact]
    public async Task A_full_heap_is_refused_by_the_one_and_breaks_the_other()
    {
        var (shedding, greedy) = await BothAsync(LimitKind.Memory80);

        Assert.Equal(LimitVerdict.Graceful, shedding.Verdict);

        // Mostly answers 500; now and then the runtime itself finds no memory, and the process ends.
        Assert.True(greedy.Verdict is LimitVerdict.Degraded or LimitVerdict.Crashed, $"{greedy.Verdict}");
    }

    [Fact]
    public async Task The_heap_of_a_service_is_limited_from_its_start()
    {
        using var ledger = LimitLedger.Open(Folder);
        await using var limit = LimitCatalogue.Create(
            LimitKind.Memory90, new LimitContext(TrialScenario.For(LimitKind.Memory90, Folder, null), new LimitsPlan(), ledger));

        var environment = limit.Prepare().Environment;

        Assert.Equal("10000000", environment["DOTNET_GCHeapHardLimit"]);
        Assert.True(File.Exists(environment["DOTNET_STARTUP_HOOKS"]));
    }
}
