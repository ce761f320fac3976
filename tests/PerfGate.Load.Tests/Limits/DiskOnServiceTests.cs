using PerfGate.Load.Limits.Disk;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class DiskOnServiceTests : OnSampleService
{
    [Fact]
    public async Task A_full_disk_is_refused_by_the_one_and_breaks_the_other()
    {
        var obstacle = PrivateFileSystem.Obstacle();
        Assert.SkipUnless(obstacle is null, obstacle ?? "");

        var (shedding, greedy) = await BothAsync(LimitKind.DiskFull);

        Assert.Equal(LimitVerdict.Graceful, shedding.Verdict);
        Assert.Equal(LimitVerdict.Degraded, greedy.Verdict);
    }
}
