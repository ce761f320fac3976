namespace PerfGate.Impact.Contracts;

/// <summary>What one launch of a benchmark compiled and loaded, as the runtime told it.</summary>
public sealed record LaunchedCode
{
    /// <summary>Methods that were compiled. A method that runs is compiled before, or is put into one that is.</summary>
    public required IReadOnlyCollection<CompiledCode> Compiled { get; init; }

    /// <summary>Methods that the compiler put into their callers, or looked at for it.</summary>
    public required IReadOnlyCollection<InlinedCode> Inlined { get; init; }

    /// <summary>Names of types that were loaded, with their arguments in any brackets.</summary>
    public required IReadOnlyCollection<string> Types { get; init; }

    /// <summary>Full paths of assemblies that were loaded from files.</summary>
    public required IReadOnlyCollection<string> Assemblies { get; init; }

    /// <summary>Names of assemblies that were loaded from memory and not emitted there.</summary>
    public IReadOnlyCollection<string> FromMemory { get; init; } = [];
}

/// <param name="Assembly">Full path of the file that has it.</param>
/// <param name="Token">Its metadata token there.</param>
/// <param name="Type">Reflection name of its type, without arguments: <c>Ns.Outer+Inner`1</c>.</param>
/// <param name="Name">Its name.</param>
public readonly record struct CompiledCode(string Assembly, int Token, string Type, string Name);

/// <param name="Type">Reflection name of its type, without arguments.</param>
/// <param name="Name">Its name: every overload may be meant.</param>
public readonly record struct InlinedCode(string Type, string Name);
