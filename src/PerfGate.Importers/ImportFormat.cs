namespace PerfGate.Importers;

/// <summary>What a file holds, as its first field shows.</summary>
internal enum ImportFormat
{
    Unknown,

    /// <summary>Meant as one of our own documents; its reader says whether it is one.</summary>
    PerfGate,

    BenchmarkDotNet,
}
