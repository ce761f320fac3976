using HdrHistogram;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Recording;

/// <summary>What people see of a run: the last second's answers and what is under way.</summary>
internal sealed class LiveMeter : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly RunTimes times;
    private readonly IProgress<LoadProgress> progress;
    private readonly Func<(int InFlight, long Waiting)> state;
    private readonly Func<long> now;
    private readonly Lock writing = new();
    private readonly Lock telling = new();
    private readonly Timer timer;
    private IntHistogram older = HistogramLayout.CreateShort();
    private IntHistogram newer = HistogramLayout.CreateShort();
    private long errors;
    private long warmUpErrors;
    private bool ended;

    public LiveMeter(RunTimes times, IProgress<LoadProgress> progress, Func<long> now, Func<(int InFlight, long Waiting)> state)
    {
        (this.times, this.progress, this.state, this.now) = (times, progress, state, now);
        timer = new Timer(_ => Tell(), null, Interval, Interval);
    }

    public void Add(in RequestEnd end)
    {
        lock (writing)
        {
            newer.RecordValue(HistogramLayout.Clamp(end.Response));
            if (end.Outcome != RequestOutcome.Ok)
            {
                // Those that were due in the warm-up are not counted, whenever they end.
                ref var count = ref (now() - end.Response < times.Counted ? ref warmUpErrors : ref errors);
                count++;
            }
        }
    }

    /// <summary>Nothing is told after it has returned.</summary>
    public void Dispose()
    {
        timer.Dispose();
        lock (telling)
        {
            ended = true;
        }
    }

    private void Tell()
    {
        lock (telling)
        {
            if (!ended)
            {
                progress.Report(Now());
            }
        }
    }

    private LoadProgress Now()
    {
        lock (writing)
        {
            older.Add(newer);
            var last = HistogramSummary.Of(older);
            var time = now();
            var (inFlight, waiting) = state();
            var report = new LoadProgress(
                TimeSpan.FromTicks((time - times.Start) / 100),
                TimeSpan.FromTicks((times.End - times.Start) / 100),
                time < times.Counted,
                last.Count / (2 * Interval.TotalSeconds),
                last.P50,
                last.P99,
                time < times.Counted ? warmUpErrors : errors,
                inFlight,
                waiting);
            (older, newer) = (newer, older);
            newer.Reset();
            return report;
        }
    }
}
