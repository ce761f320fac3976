using PerfGate.Load.Measured;

namespace PerfGate.Load.Tests.Checks;

public sealed class LoadWindowTests
{
    [Theory]
    [InlineData(1000, 1, false)]
    [InlineData(1000, 2, true)]
    [InlineData(999, 1, true)]
    [InlineData(0, 0, false)]
    public void More_than_a_thousandth_unsent_makes_a_run_void(long due, long unsent, bool expected) =>
        Assert.Equal(expected, new LoadWindow { Seconds = 1, Due = due, Unsent = unsent, Series = [] }.IsVoid);
}
