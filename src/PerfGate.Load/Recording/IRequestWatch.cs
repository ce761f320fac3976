using PerfGate.Load.Arrivals;

namespace PerfGate.Load.Recording;

/// <summary>Is told of each request while it is recorded.</summary>
internal interface IRequestWatch
{
    /// <summary>A request is handed on; one thread at a time tells.</summary>
    /// <param name="lateness">From the intended time to the time of handing on, ns.</param>
    void HandedOn(long lateness);

    /// <summary>A request has ended; any thread may tell.</summary>
    void Ended(in DueRequest request, in RequestEnd end);
}
