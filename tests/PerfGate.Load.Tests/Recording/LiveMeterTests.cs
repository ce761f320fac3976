using System.Collections.Concurrent;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Recording;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Tests.Recording;

public sealed class LiveMeterTests
{
    private static readonly RunTimes Times = new(Start: 0, Counted: 1_000_000_000, End: 2_000_000_000, Windows: 1);

    [Fact]
    public void Errors_of_requests_that_were_due_in_the_warm_up_are_not_counted_with_those_of_the_run()
    {
        var time = 500_000_000L;
        var told = new Told();
        using var meter = new LiveMeter(Times, told, () => Volatile.Read(ref time), () => (0, 0));
        meter.Add(Failed(after: 1_000_000));
        Assert.Equal((true, 1), ErrorsOf(told.Next()));

        Volatile.Write(ref time, 1_200_000_000);
        meter.Add(Failed(after: 300_000_000));
        meter.Add(Failed(after: 100_000_000));

        Assert.Equal((false, 1), ErrorsOf(told.Next()));
    }

    [Fact]
    public void Nothing_is_told_after_the_end()
    {
        var told = new Told();
        var meter = new LiveMeter(Times, told, () => 0, () => (0, 0));
        told.Next();

        meter.Dispose();

        var until = told.Reports.Count;
        Thread.Sleep(TimeSpan.FromSeconds(0.7));
        Assert.Equal(until, told.Reports.Count);
    }

    private static RequestEnd Failed(long after) => new(RequestOutcome.ServerError, after, after, 0, 0);

    private static (bool IsWarmUp, long Errors) ErrorsOf(LoadProgress progress) => (progress.IsWarmUp, progress.Errors);

    private sealed class Told : IProgress<LoadProgress>
    {
        public ConcurrentQueue<LoadProgress> Reports { get; } = [];

        public void Report(LoadProgress value) => Reports.Enqueue(value);

        /// <summary>Waits for the first that was made after the call; the one before it may have been under way.</summary>
        public LoadProgress Next()
        {
            var second = Reports.Count + 1;
            Assert.True(SpinWait.SpinUntil(() => Reports.Count > second, TimeSpan.FromSeconds(30)), "nothing was told");
            return Reports.ElementAt(second);
        }
    }
}
