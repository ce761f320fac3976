using HdrHistogram;
using PerfGate.Load.Conducting;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Sessions;
using PerfGate.Load.Tests.Histograms;

namespace PerfGate.Load.Tests.Pauses;

/// <summary>The pauses of machines that share a load, and of windows that take turns.</summary>
public sealed class PauseSumTests
{
    [Fact]
    public void What_all_machines_saw_is_one_pause_and_what_one_saw_stays()
    {
        var merged = LoadMerge.Merge(
        [
            Shard(1, 2, new LoadPauses([new LoadPause(11.998, 1.004, 500, PauseCause.Service), new LoadPause(40, 0.3, 90, PauseCause.Machine)], 2)),
            Shard(2, 2, new LoadPauses([new LoadPause(12.003, 1.002, 501, PauseCause.Service), new LoadPause(40.1, 0.2, 60, PauseCause.Service)], 1)),
        ]).Total.Pauses!;

        Assert.Equal(3, merged.LeftOut);
        Assert.Equal([PauseCause.Service, PauseCause.Machine, PauseCause.Service], merged.Longest.Select(pause => pause.Cause));
        Assert.Equal((12.003, 0.999, 1001), (merged.Longest[0].Start, Math.Round(merged.Longest[0].Seconds, 3), merged.Longest[0].Due));
    }

    [Fact]
    public void Where_no_machine_looked_nothing_is_known() => Assert.Null(LoadMerge.Merge([Shard(1, 1, null)]).Total.Pauses);

    [Fact]
    public void A_side_of_a_comparison_has_the_pauses_of_its_windows_where_they_lie()
    {
        var side = ConductedSide.Of([Run(null), Run(new LoadPauses([new LoadPause(0.5, 1, 100, PauseCause.Service)], 0)), Run(new LoadPauses([], 3))]);

        Assert.Equal([new LoadPause(60.5, 1, 100, PauseCause.Service)], side.Total.Pauses!.Longest);
        Assert.Equal(3, side.Total.Pauses.LeftOut);
        Assert.All(side.Windows, window => Assert.Null(window.Pauses));
    }

    private static LoadRun Run(LoadPauses? pauses)
    {
        var shard = Shard(1, 1, pauses);
        return new LoadRun([], shard.Total, shard.Histograms, false);
    }

    private static LoadMeasurement Shard(int index, int count, LoadPauses? pauses)
    {
        HistogramBase one = HistogramLayout.Create();
        one.RecordValue(1_000_000);
        var shard = LoadSamples.Shard(index, count, one);
        return shard with { Total = shard.Total with { Pauses = pauses } };
    }
}
