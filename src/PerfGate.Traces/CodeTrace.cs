namespace PerfGate.Traces;

/// <summary>The code that a process compiled, inlined and loaded, as its runtime wrote it into an event pipe file.</summary>
public sealed record CodeTrace
{
    /// <summary>Why the trace is not all that happened: events were lost, the file breaks off; null where it is complete.</summary>
    public string? Fault { get; init; }

    /// <summary>Methods that were compiled, of assemblies that are files. One that runs is compiled before, or inlined.</summary>
    public required IReadOnlySet<CompiledMethod> Compiled { get; init; }

    /// <summary>Methods that the compiler put into their callers, or thought of putting there.</summary>
    public required IReadOnlySet<NamedMethod> Inlined { get; init; }

    /// <summary>Names of types as the runtime writes them: <c>Ns.Outer+Inner`1&lt;System.Int32&gt;</c>.</summary>
    public required IReadOnlySet<string> Types { get; init; }

    /// <summary>Full paths of the assemblies that were loaded from files.</summary>
    public required IReadOnlySet<string> Assemblies { get; init; }

    /// <summary>Names of assemblies that were loaded from memory: their code has no file to compare.</summary>
    public required IReadOnlySet<string> FromMemory { get; init; }
}

/// <param name="Assembly">Full path of the file.</param>
/// <param name="Token">Its metadata token there.</param>
/// <param name="Type">Name of its type, without type arguments: <c>Ns.Outer+Inner`1</c>.</param>
/// <param name="Name">Its name.</param>
public readonly record struct CompiledMethod(string Assembly, int Token, string Type, string Name);

/// <param name="Type">Name of its type, without type arguments.</param>
/// <param name="Name">Its name: all overloads are meant.</param>
public readonly record struct NamedMethod(string Type, string Name);
