using PerfGate.Torture.Subjects;
using PerfGate.Torture.Trials;

namespace PerfGate.Torture.Tests;

/// <summary>A few of the kills that docs/reliability.md counts by the hundred.</summary>
[Trait("speed", "slow")]
public sealed class KillTests
{
    private const int Kills = 10;

    [Theory]
    [InlineData("merge")]
    [InlineData("baseline")]
    public void Killed_at_any_moment_nothing_is_lost_or_left(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Orphans are found by their environment in /proc: Linux only.");
        using var subject = Subject.Of(command);

        var tally = KillTrial.Run(subject, Kills, seed: 7, TestContext.Current.CancellationToken);

        Assert.Equal([], tally.Faults);
        Assert.Equal(Kills, tally.CountOf("kills"));
        Assert.Equal(3, tally.CountOf("whole runs"));
    }
}
