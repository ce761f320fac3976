namespace PerfGate.Yaml.Nodes;

internal sealed record ListNode(Position Position, IReadOnlyList<Node> Items) : Node(Position)
{
    public override string Found => "a list";
}
