namespace PerfGate.Yaml.Nodes;

/// <summary>One value of the file, where it stands, and what a message calls it.</summary>
public abstract record Node(Position Position)
{
    /// <summary>What was found, in words: <c>'3'</c>, <c>nothing</c>, <c>a list</c>, <c>a mapping</c>.</summary>
    public abstract string Found { get; }
}
