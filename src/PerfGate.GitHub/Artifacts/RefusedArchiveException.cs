namespace PerfGate.GitHub.Artifacts;

/// <summary>An archive that is not what this tool writes: nothing of it is used.</summary>
public sealed class RefusedArchiveException(string reason) : Exception(reason);
