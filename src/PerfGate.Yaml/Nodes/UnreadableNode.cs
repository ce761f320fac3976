namespace PerfGate.Yaml.Nodes;

/// <summary>Stands where a value was refused already; readers pass over it without a second message.</summary>
public sealed record UnreadableNode(Position Position) : Node(Position)
{
    public override string Found => "an unreadable value";
}
