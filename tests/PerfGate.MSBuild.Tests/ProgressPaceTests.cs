namespace PerfGate.MSBuild.Tests;

public sealed class ProgressPaceTests
{
    [Fact]
    public void One_line_an_interval_counted_from_the_last_that_was_written()
    {
        var pace = new ProgressPace(TimeSpan.FromSeconds(15));

        Assert.Equal(
            [true, false, true, false, true],
            new[] { 3, 17, 18, 32, 60 }.Select(second => pace.Due(TimeSpan.FromSeconds(second))));
    }
}
