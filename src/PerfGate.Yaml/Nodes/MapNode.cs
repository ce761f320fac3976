namespace PerfGate.Yaml.Nodes;

/// <summary>Keys and values in file order; a key that is given twice stands here twice.</summary>
public sealed record MapNode(Position Position, IReadOnlyList<(ScalarNode Key, Node Value)> Entries) : Node(Position)
{
    public override string Found => "a mapping";
}
