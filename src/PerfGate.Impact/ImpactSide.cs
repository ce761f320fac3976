namespace PerfGate.Impact;

/// <summary>One built side of a benchmark project: the output folder as it would be run.</summary>
public sealed record ImpactSide
{
    /// <summary>Full path of the benchmark assembly; what lies beside it is the rest of the side.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Top of the work tree in which it was built: text in the code that begins with it is the same text on both sides. Null: unknown.</summary>
    public string? SourceRoot { get; init; }

    internal string Folder => Path.GetDirectoryName(AssemblyPath)!;
}
