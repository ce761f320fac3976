namespace PerfGate.Load.Checks;

/// <summary>Why a rate did not hold.</summary>
public enum CapacityCause
{
    /// <summary>It did hold.</summary>
    None,

    /// <summary>A percentile of an endpoint was beyond its budget.</summary>
    Budget,

    /// <summary>More requests failed than may.</summary>
    Errors,

    /// <summary>Requests that were due could not be sent: all connections were taken.</summary>
    Unsent,

    /// <summary>The generator itself was late or out of processor: nothing was learnt about the service.</summary>
    Generator,
}
