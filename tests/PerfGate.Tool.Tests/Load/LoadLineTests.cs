using PerfGate.Load.Sessions;
using PerfGate.Tool.Load.Progress;

namespace PerfGate.Tool.Tests.Load;

/// <summary>The line that shows how a run goes, at several widths.</summary>
public sealed class LoadLineTests
{
    private static readonly LoadProgress Usual = new(
        TimeSpan.FromSeconds(3.2), TimeSpan.FromSeconds(12), false, 200.4, 301_000, 47.44e6, 12, 1, 0);

    [Theory]
    [InlineData(199, "[3/12 s] 200/s · p50 301 µs · p99 47.4 ms · 12 errors · 1 in flight ▁▂▃▄▄▅▆█")]
    [InlineData(79, "[3/12 s] 200/s · p50 301 µs · p99 47.4 ms · 12 errors · 1 in flight ▁▂▃▄▄▅▆█")]
    [InlineData(70, "[3/12 s] 200/s · p50 301 µs · p99 47.4 ms · 12 errors ▁▂▃▄▄▅▆█")]
    [InlineData(57, "[3/12 s] 200/s · p99 47.4 ms · 12 errors ▁▂▃▄▄▅▆█")]
    [InlineData(46, "[3/12 s] 200/s · p99 47.4 ms · 12 errors ▂▄▅▆█")]
    [InlineData(39, "[3/12 s] 200/s p99 47.4 ms 12 errors")]
    [InlineData(29, "[3/12 s] 200/s · p99 47.4 ms")]
    [InlineData(20, "[3/12 s] 200/s ▄▅▆▇█")]
    [InlineData(5, "[3/12")]
    public void What_matters_least_is_left_out_first_and_nothing_is_cut_in_the_middle(int room, string expected)
    {
        var bars = new RecentBars(8);
        foreach (var value in Enumerable.Range(1, 8))
        {
            bars.Add(value * value + 20);
        }

        var line = LoadLine.Of(Usual, bars, room);

        Assert.True(line.Length <= room, line);
        Assert.Equal(Bare(expected), Bare(line));
        Assert.Equal(expected.Count(IsBar), line.Count(IsBar));
    }

    [Fact]
    public void The_part_the_warm_up_and_the_wait_for_the_last_answers_are_said()
    {
        Assert.Equal(
            "[3/12 s] pair 7 of at most 40, first look after 11 · 200/s · p50 301 µs · p99 47.4 ms · 12 errors · 1 in flight",
            LoadLine.Of(Usual with { Part = "pair 7 of at most 40, first look after 11" }));
        Assert.StartsWith("[3/12 s] warm-up · 200/s", LoadLine.Of(Usual with { IsWarmUp = true }), StringComparison.Ordinal);
        Assert.Equal(
            "[12/12 s] waiting for the last answers · 0/s · p50 – · p99 – · 1 error · 1 in flight · 8 waiting",
            LoadLine.Of(Usual with { Elapsed = TimeSpan.FromSeconds(14), Rate = 0, P50 = 0, P99 = 0, Errors = 1, Waiting = 8 }));
    }

    [Fact]
    public void The_newest_bars_are_shown_against_the_highest_of_them()
    {
        var line = new RecentBars(3);
        foreach (var value in (double[])[9, 0, 7, 3.5])
        {
            line.Add(value);
        }

        Assert.Equal("▁█▄", line.ToString());
        Assert.Equal("█▄", line.Fit(2));
        Assert.Equal("", line.Fit(0));
    }

    private static bool IsBar(char character) => character is >= '▁' and <= '█';

    private static string Bare(string line) => string.Concat(line.Where(character => !IsBar(character))).TrimEnd();
}
