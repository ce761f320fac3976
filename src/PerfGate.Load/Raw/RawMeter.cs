using HdrHistogram;
using PerfGate.Core.Load.Measured;
using PerfGate.Load.Histograms;

namespace PerfGate.Load.Raw;

/// <summary>How the run goes, told once a second.</summary>
internal sealed class RawMeter(RunTimes times, IProgress<LoadProgress>? progress)
{
    private const long Every = 1_000_000_000;

    private readonly IntHistogram? recent = progress is null ? null : HistogramLayout.CreateShort();
    private long last = times.Start;
    private long errors;

    public void Count(RequestOutcome outcome, long response)
    {
        errors += outcome == RequestOutcome.Ok ? 0 : 1;
        recent?.RecordValue(HistogramLayout.Clamp(response));
    }

    public void Report(long now, int inFlight, long waiting)
    {
        if (recent is null || now - last < Every)
        {
            return;
        }

        var summary = HistogramSummary.Of(recent);
        progress!.Report(new LoadProgress(
            Since(times.Start, now),
            Since(times.Start, times.End),
            now < times.Counted,
            recent.TotalCount * 1e9 / (now - last),
            summary.P50,
            summary.P99,
            errors,
            inFlight,
            waiting));
        recent.Reset();
        last = now;
    }

    private static TimeSpan Since(long start, long now) => TimeSpan.FromTicks((now - start) / 100);
}
