namespace PerfGate.Load.Arrivals;

/// <summary>A request on its way from the schedule to its end.</summary>
/// <param name="Choice">Which request.</param>
/// <param name="Due">Its intended time, ns on the monotonic clock.</param>
/// <param name="Window">The window that it counts for; -1 in the warm-up.</param>
internal readonly record struct DueRequest(RequestChoice Choice, long Due, int Window);
