namespace PerfGate.Load.Resources;

/// <summary>A look at a process tree.</summary>
/// <param name="At">Seconds on a clock that only goes forward.</param>
/// <param name="Processor">Processor seconds that each process has used since it was started, by its id.</param>
/// <param name="Memory">Resident bytes of all of them.</param>
/// <param name="Threads">Of all of them.</param>
/// <param name="Handles">Open files and sockets; null where the system does not tell.</param>
/// <param name="Sockets">Connections to each watched port, by its name.</param>
internal sealed record ResourceSample(
    double At,
    IReadOnlyDictionary<int, double> Processor,
    long Memory,
    int Threads,
    int? Handles,
    IReadOnlyDictionary<string, int> Sockets);
