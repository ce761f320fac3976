using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Measuring;

public sealed class NoiseProbeTests
{
    [Fact]
    public void A_probe_says_what_it_could_see()
    {
        var noise = NoiseProbe.Measure(TimeSpan.FromMilliseconds(100));

        Assert.InRange(noise.Jitter, 0, 100);
        Assert.InRange(noise.Stolen ?? 0, 0, 1);
        Assert.Equal(OperatingSystem.IsLinux(), noise.Load is not null);
        Assert.Equal(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), noise.Stolen is not null);
    }
}
