namespace PerfGate.Load.Http;

/// <summary>An answer's body is beyond what the scenario takes.</summary>
internal sealed class BodyTooLargeException : Exception;
