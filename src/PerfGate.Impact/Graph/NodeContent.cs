using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Collects what a node is and what it leads to.</summary>
internal sealed class NodeContent(SideGraph graph, ImageReader? reader)
{
    private readonly HashSet<int> edges = [];
    private Traits traits;
    private string? why;
    private bool namesChangedFile;

    public SideGraph Graph { get; } = graph;

    /// <summary>The assembly that is being read: the node's own, but for a benchmark, which derives from types of several.</summary>
    public ImageReader Reader { get; set; } = reader!;

    public FingerprintWriter Writer => Graph.Writer;

    /// <summary>Something that is named: its name is content, what it stands for is reached.</summary>
    public void Add(Reference reference)
    {
        Writer.Add(reference.Name);
        Lead(reference);
    }

    /// <summary>Something that is reached.</summary>
    public void Lead(Reference reference)
    {
        edges.UnionWith(reference.Targets);
        Mark(reference.Traits & ~(Traits.Resources | Traits.HandsOutAssembly), reference.Why);
        if ((reference.Traits & Traits.Resources) != 0)
        {
            LeadToResources();
        }
    }

    public void Lead(int node) => edges.Add(node);

    public void Mark(Traits trait, string? reason)
    {
        if ((trait & Traits.Doubts & ~traits) != 0 || (why is null && (trait & Traits.Reflection) != 0))
        {
            why = reason;
        }

        traits |= trait;
    }

    /// <summary>Text that the code holds; where it lay when it was compiled is not part of it.</summary>
    public void AddText(string text)
    {
        if (Graph.Folder.Side.SourceRoot is { Length: > 1 } root)
        {
            text = text.Replace(root.TrimEnd('/', '\\'), "/_", StringComparison.Ordinal);
        }

        Writer.Add(text);
        namesChangedFile |= Graph.IsChangedFile?.Invoke(text) == true;
    }

    /// <summary>Resources are asked for by name, from whichever assembly: all that were opened count.</summary>
    public void LeadToResources()
    {
        foreach (var name in Graph.Folder.ProjectNames)
        {
            if (Graph.Folder.Project(name) is { } image)
            {
                edges.Add(Graph.Resources(image));
            }
        }
    }

    public void Finish(Node node)
    {
        edges.Remove(node.Id);
        var sum = UInt128.Zero;
        foreach (var edge in edges)
        {
            // A sum does not depend on the order, which is each side's own.
            sum += Graph.Nodes[edge].Name;
        }

        Writer.Add((long)(ulong)sum);
        Writer.Add((long)(ulong)(sum >> 64));
        Writer.Add((int)traits);
        node.Edges = [.. edges];
        node.Traits = traits;
        node.Why = why;
        node.NamesChangedFile = namesChangedFile;
        node.Fingerprint = Writer.Finish();
    }
}
