namespace PerfGate.Yaml.Nodes;

public sealed record ListNode(Position Position, IReadOnlyList<Node> Items) : Node(Position)
{
    public override string Found => "a list";
}
