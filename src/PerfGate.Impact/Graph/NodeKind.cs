namespace PerfGate.Impact.Graph;

/// <summary>What a node of the graph stands for.</summary>
internal enum NodeKind : byte
{
    /// <summary>A benchmark: where everything begins.</summary>
    Root,

    /// <summary>A type that is mentioned: its shape, its bases, all that can run because an instance exists.</summary>
    Type,

    /// <summary>All members of a type: what reflection may find.</summary>
    WholeType,
    Method,
    Field,

    /// <summary>An assembly of the projects: its attributes and module initialisers.</summary>
    Assembly,

    /// <summary>All that reflection can find of an assembly beside its types' members: only where both builds are compared as wholes.</summary>
    WholeAssembly,

    /// <summary>An assembly of a package, as a whole.</summary>
    Package,

    /// <summary>The embedded resources of an assembly.</summary>
    Resources,
}
