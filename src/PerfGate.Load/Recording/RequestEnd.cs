using PerfGate.Load.Measured;

namespace PerfGate.Load.Recording;

/// <summary>How a request ended.</summary>
/// <param name="Outcome">Its class.</param>
/// <param name="Response">From the intended time to the last byte, ns.</param>
/// <param name="Service">From sending to the last byte, ns.</param>
/// <param name="BytesSent">Of the body.</param>
/// <param name="BytesReceived">Of the body.</param>
internal readonly record struct RequestEnd(RequestOutcome Outcome, long Response, long Service, long BytesSent, long BytesReceived);
