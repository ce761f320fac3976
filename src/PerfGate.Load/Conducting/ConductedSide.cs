using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Pauses;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>What the windows of one side measured, one run of its session each.</summary>
/// <param name="Windows">In order of time.</param>
/// <param name="Total">All of them together, percentiles from the merged histograms.</param>
/// <param name="Histograms">The merged histograms themselves.</param>
public sealed record ConductedSide(IReadOnlyList<LoadWindow> Windows, LoadWindow Total, IReadOnlyList<LoadHistogram> Histograms)
{
    internal static ConductedSide Of(IReadOnlyList<LoadRun> runs)
    {
        if (runs.Count == 0)
        {
            return new ConductedSide([], new LoadWindow { Seconds = 0, Due = 0, Series = [] }, []);
        }

        var sums = HistogramSums.Of(runs.Select(run => run.Histograms));
        List<LoadWindow> windows = [];
        var start = 0.0;
        foreach (var run in runs)
        {
            windows.Add(run.Total with { Start = start, Pauses = null });
            start += run.Total.Seconds;
        }

        var pauses = PauseSum.InTurn(runs.Zip(windows, (run, window) => (window.Start, run.Total.Pauses)));
        return new ConductedSide(windows, WindowSum.Of(windows, sums) with { Seconds = start, Pauses = pauses }, sums.Encode());
    }
}
