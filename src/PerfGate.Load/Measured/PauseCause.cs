namespace PerfGate.Load.Measured;

/// <summary>Who stood still.</summary>
public enum PauseCause
{
    /// <summary>Requests were under way and the generator ran: the service did not answer.</summary>
    Service,

    /// <summary>For half of the time or more the generator did not send: its own collections of garbage, or more work than its threads could do.</summary>
    Generator,

    /// <summary>For half of the time or more the machine did not run the generator at all.</summary>
    Machine,
}
