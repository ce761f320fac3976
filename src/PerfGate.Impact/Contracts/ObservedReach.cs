namespace PerfGate.Impact.Contracts;

/// <summary>What two launches of the base met of what is built there: all of a benchmark's run that can differ in head.</summary>
public sealed record ObservedReach
{
    /// <summary>Why the launches say nothing, one sentence without its full stop; null where they do.</summary>
    public string? Refusal { get; init; }

    /// <summary>Methods of the projects that ran; <see cref="CompiledCode.Assembly"/> is the simple name.</summary>
    public IReadOnlyList<CompiledCode> Methods { get; init; } = [];

    /// <summary>Methods of the projects' types that the compiler put into others, or looked at for it.</summary>
    public IReadOnlyList<InlinedCode> Inlined { get; init; } = [];

    /// <summary>Reflection names of types of the projects that were loaded.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Assemblies of the output folder that were loaded: paths in it, forward slashes.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>
    /// Files of the repository that were opened, relative, forward slashes; folders that were listed end in a slash. Null: unknown, so that
    /// whoever reads files may have read any.
    /// </summary>
    public IReadOnlyList<string>? Opened { get; init; }

    public static ObservedReach Refused(string why) => new() { Refusal = why };
}
