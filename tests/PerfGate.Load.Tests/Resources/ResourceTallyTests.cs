using PerfGate.Load.Resources;

namespace PerfGate.Load.Tests.Resources;

public sealed class ResourceTallyTests
{
    private static readonly Dictionary<string, int> None = [];

    [Fact]
    public void Nothing_seen_is_nothing_used() => Assert.Null(new ResourceTally().Use);

    [Fact]
    public void Processor_time_counts_from_the_first_sample_and_keeps_that_of_children_that_came_and_went()
    {
        var tally = new ResourceTally();
        tally.Add(Sample(0, new() { [1] = 100 }));
        tally.Add(Sample(1, new() { [1] = 100.5, [2] = 0.5 }));
        tally.Add(Sample(3, new() { [1] = 100.6 }));

        var use = tally.Use!;
        Assert.Equal(1.1 / 3, use.CpuMean, 9);
        Assert.Equal(1, use.CpuMax, 9);
        Assert.Equal(3, use.Samples);
    }

    [Fact]
    public void Other_figures_are_means_and_peaks()
    {
        var tally = new ResourceTally();
        tally.Add(new ResourceSample(0, new Dictionary<int, double>(), 100, 5, null, new Dictionary<string, int> { ["database"] = 3 }));
        tally.Add(new ResourceSample(1, new Dictionary<int, double>(), 300, 4, 7, new Dictionary<string, int> { ["database"] = 2 }));

        var use = tally.Use!;
        Assert.Equal((200, 300, 5, 7, 3), (use.MemoryMean, use.MemoryMax, use.ThreadsMax, use.HandlesMax, use.SocketsMax["database"]));
    }

    [Fact]
    public void A_name_with_blanks_and_brackets_is_read_over()
    {
        var reading = ProcFileSystem.Parse(
            7, "7 (a) b (c) S 3 7 7 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 12 0 100 5000000 1000 18446744073709551615 1 1");

        Assert.Equal(new ProcessReading(7, 3, 3, 1000L * Environment.SystemPageSize, 12), reading);
    }

    private static ResourceSample Sample(double at, Dictionary<int, double> processor) => new(at, processor, 0, 0, null, None);
}
