using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class DyingServiceTests : OnSampleService
{
    [Fact]
    public async Task A_service_that_dies_under_a_limit_has_crashed_and_nothing_is_left()
    {
        var evidence = await RunAsync(LimitKind.Cpu, "shedding", started: process =>
            _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => System.Diagnostics.Process.GetProcessById(process).Kill(), TaskScheduler.Default));

        Assert.Equal(LimitVerdict.Crashed, evidence.Verdict);
        Assert.Equal(137, evidence.Fate!.ExitCode);
    }
}
