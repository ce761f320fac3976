using HdrHistogram;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Recording;

/// <summary>The requests of one endpoint and tenant, in one window or in all of them. Whoever writes holds its lock.</summary>
internal sealed class SeriesRecord(Func<HistogramBase> create)
{
    private readonly long[] outcomes = new long[Enum.GetValues<RequestOutcome>().Length];
    private long bytesSent;
    private long bytesReceived;

    public HistogramBase? Response { get; private set; }

    public HistogramBase? Service { get; private set; }

    public HistogramBase? Failed { get; private set; }

    public void Add(in RequestEnd end)
    {
        outcomes[(int)end.Outcome]++;
        bytesSent += end.BytesSent;
        bytesReceived += end.BytesReceived;
        if (end.Outcome == RequestOutcome.Ok)
        {
            (Response ??= create()).RecordValue(HistogramLayout.Clamp(end.Response));
            (Service ??= create()).RecordValue(HistogramLayout.Clamp(end.Service));
        }
        else
        {
            (Failed ??= create()).RecordValue(HistogramLayout.Clamp(end.Response));
        }
    }

    public void Add(SeriesRecord part)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] += part.outcomes[i];
        }

        bytesSent += part.bytesSent;
        bytesReceived += part.bytesReceived;
        Response = Merge(Response, part.Response);
        Service = Merge(Service, part.Service);
        Failed = Merge(Failed, part.Failed);
    }

    /// <summary>As new, its histograms kept for the next window.</summary>
    public void Reset()
    {
        Array.Clear(outcomes);
        (bytesSent, bytesReceived) = (0, 0);
        Response?.Reset();
        Service?.Reset();
        Failed?.Reset();
    }

    public LoadSeries Summary(string endpoint, string? tenant) => new()
    {
        Endpoint = endpoint,
        Tenant = tenant,
        Outcomes = Enum.GetValues<RequestOutcome>().Where(one => outcomes[(int)one] > 0).ToDictionary(one => one, one => outcomes[(int)one]),
        Response = HistogramSummary.Of(Response),
        Service = HistogramSummary.Of(Service),
        Failed = HistogramSummary.Of(Failed),
        BytesSent = bytesSent,
        BytesReceived = bytesReceived,
    };

    private HistogramBase? Merge(HistogramBase? whole, HistogramBase? part)
    {
        if (part is null || part.TotalCount == 0)
        {
            return whole;
        }

        whole ??= create();
        whole.Add(part);
        return whole;
    }
}
