namespace PerfGate.Load.Pauses;

/// <summary>A stretch without an answer, not yet known to be a pause; ns on the monotonic clock.</summary>
/// <param name="endpoint">Index in the scenario; -1: all of them.</param>
/// <param name="series">Index of endpoint and tenant; -1: all tenants.</param>
/// <param name="from">Of the last answer before it.</param>
/// <param name="to">Of the first after it.</param>
internal sealed class AnswerGap(int endpoint, int series, long from, long to)
{
    public int Endpoint => endpoint;

    public int Series => series;

    public long From => from;

    public long To => to;

    public required UnderWay UnderWay { get; init; }

    public bool Concerns(int ofEndpoint, int ofSeries) => series >= 0 ? series == ofSeries : endpoint < 0 || endpoint == ofEndpoint;
}
