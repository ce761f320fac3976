using PerfGate.Impact.Graph;

namespace PerfGate.Impact.Comparing;

/// <summary>The nodes of head that are not the same in base.</summary>
internal sealed class GraphComparison
{
    public const string Changed = "changed";

    private readonly Dictionary<int, string> changes = [];

    public GraphComparison(SideGraph before, SideGraph after)
    {
        var baseNodes = new Dictionary<(NodeKind, string), Node>(before.Nodes.Count);
        foreach (var node in before.Nodes.Where(node => node.IsRead))
        {
            baseNodes[(node.Kind, node.Key)] = node;
        }

        foreach (var node in after.Nodes.Where(node => node.IsRead))
        {
            Compared++;
            if (!baseNodes.Remove((node.Kind, node.Key), out var old))
            {
                changes[node.Id] = "only in head";
            }
            else if (old.Fingerprint != node.Fingerprint
                || (node.Kind == NodeKind.Package && FolderComparison.PackageDiffers(before.Folder, after.Folder, node.Key)))
            {
                changes[node.Id] = Changed;
            }
        }

        OnlyInBase = [.. baseNodes.Values];
    }

    /// <summary>Number of nodes of head.</summary>
    public int Compared { get; }

    /// <summary>By id of head's node: how it differs.</summary>
    public IReadOnlyDictionary<int, string> Changes => changes;

    public IReadOnlyList<Node> OnlyInBase { get; }

    /// <summary>Whether nothing that was read differs.</summary>
    public bool IsSame => changes.Count == 0 && OnlyInBase.Count == 0;
}
