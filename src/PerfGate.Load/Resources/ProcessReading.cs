namespace PerfGate.Load.Resources;

/// <summary>What one process has used until now and holds now.</summary>
/// <param name="Id">Of the process.</param>
/// <param name="Parent">Of the process that started it.</param>
/// <param name="Processor">Processor seconds since it was started.</param>
/// <param name="Memory">Resident bytes.</param>
/// <param name="Threads">Now.</param>
internal readonly record struct ProcessReading(int Id, int Parent, double Processor, long Memory, int Threads);
