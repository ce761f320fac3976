using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>All requests of one window, by the second.</summary>
/// <param name="Start">From the start of the run, s.</param>
/// <param name="Due">Requests that were due, 1/s.</param>
/// <param name="Succeeded">Requests of the window that succeeded, whenever they ended, 1/s.</param>
/// <param name="Failed">Requests of the window that failed, 1/s.</param>
/// <param name="Lag">How late the generator handed its requests on, p99, ns.</param>
public sealed record LoadRates(double Start, double Due, double Succeeded, double Failed, double Lag)
{
    public static LoadRates Of(LoadWindow window)
    {
        var seconds = window.Seconds > 0 ? window.Seconds : 1;
        var succeeded = window.Series.Sum(series => series.Succeeded);
        return new LoadRates(
            window.Start, window.Due / seconds, succeeded / seconds, (window.Series.Sum(series => series.Ended) - succeeded) / seconds, window.Lag.P99);
    }
}
