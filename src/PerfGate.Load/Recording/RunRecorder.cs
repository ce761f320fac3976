using HdrHistogram;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Recording;

/// <summary>Counts a run: each window while its requests are under way, then what is kept of it.</summary>
/// <remarks>Any thread may tell of an end; one thread at a time tells of what is due. Windows that are quiet give their memory to the next.</remarks>
internal sealed class RunRecorder
{
    private readonly SeriesKeys keys;
    private readonly double windowSeconds;
    private readonly bool keepHistograms;
    private readonly IRequestWatch? watch;
    private readonly WindowRecord?[] open;
    private readonly LoadWindow?[] closed;
    private readonly SeriesRecord[] total;
    private readonly LongHistogram lag = HistogramLayout.Create();
    private readonly Stack<WindowRecord> spare = new();
    private readonly Lock closing = new();
    private int past;
    private long due;
    private long unsent;
    private long drained;
    private double seconds;

    /// <param name="keys">The series.</param>
    /// <param name="windows">How many.</param>
    /// <param name="windowSeconds">Length of each, s.</param>
    /// <param name="keepHistograms">Each window keeps its histograms, so that several machines' windows can be joined.</param>
    /// <param name="watch">Told of each request too; null: nobody is.</param>
    public RunRecorder(SeriesKeys keys, int windows, double windowSeconds, bool keepHistograms = false, IRequestWatch? watch = null)
    {
        this.keys = keys;
        this.watch = watch;
        this.keepHistograms = keepHistograms;
        this.windowSeconds = windowSeconds;
        open = new WindowRecord?[windows];
        closed = new LoadWindow?[windows];
        total = [.. Enumerable.Range(0, keys.Count).Select(_ => new SeriesRecord(HistogramLayout.Create))];
    }

    /// <summary>A request of the window is due and is handed on; windows before it are past.</summary>
    /// <param name="window">Its window.</param>
    /// <param name="lateness">From the intended time to now, ns.</param>
    public void HandOn(int window, long lateness)
    {
        Pass(window);
        var record = Open(window);
        record.CountDue();
        record.Lag.RecordValue(HistogramLayout.Clamp(lateness));
        watch?.HandedOn(lateness);
    }

    /// <summary>A request of a closed model begins: it is due when it is sent. Any thread may tell.</summary>
    public void Begin(int window) => Open(window).CountDue();

    public void End(in DueRequest request, in RequestEnd end)
    {
        watch?.Ended(request, end);
        var record = Open(request.Window);
        var series = record.Series[keys.IndexOf(request.Choice)];
        lock (series)
        {
            series.Add(end);
        }

        record.CountEnded();
        CloseIfQuiet(request.Window);
    }

    public void CountUnsent(int window)
    {
        Open(window).CountUnsent();
        CloseIfQuiet(window);
    }

    /// <summary>A request that was due was abandoned with its run: it is not counted.</summary>
    public void Forget(int window)
    {
        Open(window).Forget();
        CloseIfQuiet(window);
    }

    public void CountDrained(int window) => Open(window).CountDrained();

    /// <summary>No request of the windows before this one is due any more.</summary>
    public void Pass(int window)
    {
        if (window <= Volatile.Read(ref past))
        {
            return;
        }

        var before = Interlocked.Exchange(ref past, window);
        for (var i = before; i < window; i++)
        {
            CloseIfQuiet(i);
        }
    }

    /// <summary>What was measured, once nothing is under way.</summary>
    /// <param name="complete">Windows that lasted as long as planned; what follows them is part of the total alone.</param>
    /// <param name="rest">Length of what followed, s.</param>
    /// <param name="encode">Makes a kept histogram of endpoint, tenant, kind and values.</param>
    public LoadRun Finish(int complete, double rest, Func<string?, string?, string, HistogramBase, LoadHistogram> encode)
    {
        Volatile.Write(ref past, open.Length);
        var windows = new List<LoadWindow>(complete);
        for (var i = 0; i < open.Length; i++)
        {
            if (i < complete)
            {
                Close(i, windowSeconds);
                windows.Add(closed[i]!);
            }
            else if (open[i] is not null || closed[i] is not null)
            {
                Close(i, i == complete ? rest : 0);
            }
        }

        var whole = new LoadWindow
        {
            Seconds = seconds,
            Due = due,
            Unsent = unsent,
            Drained = drained,
            Lag = HistogramSummary.Of(lag),
            Series = Summaries(total),
        };
        return new LoadRun(windows, whole, [.. Histograms(lag, total, encode)], complete < open.Length);
    }

    private IEnumerable<LoadHistogram> Histograms(HistogramBase late, SeriesRecord[] series, Func<string?, string?, string, HistogramBase, LoadHistogram> encode)
    {
        if (late.TotalCount > 0)
        {
            yield return encode(null, null, "lag", late);
        }

        for (var i = 0; i < series.Length; i++)
        {
            foreach (var (kind, histogram) in ((string, HistogramBase?)[])
                [("response", series[i].Response), ("service", series[i].Service), ("failed", series[i].Failed)])
            {
                if (histogram is { TotalCount: > 0 })
                {
                    yield return encode(keys.Endpoint(i), keys.Tenant(i), kind, histogram);
                }
            }
        }
    }

    private WindowRecord Open(int window)
    {
        if (Volatile.Read(ref open[window]) is { } record)
        {
            return record;
        }

        lock (closing)
        {
            return open[window] ??= spare.TryPop(out var used) ? used : new WindowRecord(keys.Count);
        }
    }

    private void CloseIfQuiet(int window)
    {
        if (window < Volatile.Read(ref past) && Volatile.Read(ref open[window]) is { IsQuiet: true })
        {
            Close(window, windowSeconds);
        }
    }

    private void Close(int window, double length)
    {
        lock (closing)
        {
            if (closed[window] is not null)
            {
                return;
            }

            var record = open[window] ?? new WindowRecord(keys.Count);
            closed[window] = new LoadWindow
            {
                Start = window * windowSeconds,
                Seconds = length,
                Due = record.Due,
                Unsent = record.Unsent,
                Drained = record.Drained,
                Lag = HistogramSummary.Of(record.Lag),
                Series = Summaries(record.Series),
                Histograms = keepHistograms ? [.. Histograms(record.Lag, record.Series, HistogramCodec.Encode)] : [],
            };
            for (var i = 0; i < total.Length; i++)
            {
                total[i].Add(record.Series[i]);
            }

            lag.Add(record.Lag);
            (due, unsent, drained, seconds) = (due + record.Due, unsent + record.Unsent, drained + record.Drained, seconds + length);
            open[window] = null;
            record.Reset();
            spare.Push(record);
        }
    }

    private List<LoadSeries> Summaries(SeriesRecord[] series) =>
        [.. series.Select((one, i) => one.Summary(keys.Endpoint(i), keys.Tenant(i))).Where(one => one.Ended > 0)];
}
