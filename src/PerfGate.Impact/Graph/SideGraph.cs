using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>What the benchmarks of one side can reach, read as far as it is asked for.</summary>
/// <remarks>
/// A node's fingerprint holds its content and the keys of all that it leads to. When every node that a benchmark reaches in head has the
/// same fingerprint as base's node of that key, the two closures are the same program, by induction from the benchmark on.
/// </remarks>
internal sealed class SideGraph : IDisposable
{
    private readonly List<Node> nodes = [];
    private readonly Dictionary<(NodeKind, AssemblyImage?, int), int> ids = [];
    private readonly Dictionary<(NodeKind, string), int> named = [];
    private readonly Dictionary<AssemblyImage, ImageReader> readers = [];

    public SideGraph(BuildFolder folder, Func<string, bool>? isChangedFile)
    {
        Folder = folder;
        IsChangedFile = isChangedFile;
    }

    public BuildFolder Folder { get; }

    /// <summary>Whether text could be the name of a file that differs; null: none does.</summary>
    public Func<string, bool>? IsChangedFile { get; }

    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>Assemblies of the projects that were opened.</summary>
    public IEnumerable<ImageReader> Readers => readers.Values;

    public FingerprintWriter Writer { get; } = new();

    public int Type(AssemblyImage image, TypeDefinitionHandle handle) =>
        Member(NodeKind.Type, image, MetadataTokens.GetToken(handle), () => image.TypeKey(handle));

    public int WholeType(AssemblyImage image, TypeDefinitionHandle handle) =>
        Member(NodeKind.WholeType, image, MetadataTokens.GetToken(handle), () => image.TypeKey(handle));

    public int Method(AssemblyImage image, MethodDefinitionHandle handle) =>
        Member(NodeKind.Method, image, MetadataTokens.GetToken(handle), () => image.MethodKey(handle, ReaderOf(image).NameMethods));

    public int Field(AssemblyImage image, FieldDefinitionHandle handle) =>
        Member(NodeKind.Field, image, MetadataTokens.GetToken(handle), () => image.FieldKey(handle));

    public int Assembly(AssemblyImage image) => Member(NodeKind.Assembly, image, 0, () => image.Name);

    public int WholeAssembly(AssemblyImage image) => Member(NodeKind.WholeAssembly, image, 0, () => image.Name);

    public int Resources(AssemblyImage image) => Member(NodeKind.Resources, image, 0, () => image.Name);

    public int Package(string name) => Named(NodeKind.Package, name);

    /// <summary>The node of a benchmark, without content yet.</summary>
    public Node Root(string id) => nodes[Named(NodeKind.Root, id)];

    public ImageReader ReaderOf(AssemblyImage image)
    {
        if (!readers.TryGetValue(image, out var reader))
        {
            readers[image] = reader = new ImageReader(this, image);
        }

        return reader;
    }

    /// <summary>Reads a node's content unless that was done.</summary>
    public void Read(Node node)
    {
        if (node.IsRead)
        {
            return;
        }

        node.IsRead = true;
        try
        {
            NodeReader.Read(this, node);
        }
        catch (Exception exception) when (exception
            is BadImageFormatException or ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidCastException or OverflowException)
        {
            // Damage inside an assembly that could be opened.
            Writer.Finish();
            node.Traits |= Traits.Unreadable;
            node.Why = $"cannot be read: {exception.Message}";
        }
    }

    /// <summary>Reads all that a node leads to.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="wide">Whether a type leads to all its members.</param>
    /// <param name="seen">Nodes that were visited before, and are visited after.</param>
    public void Explore(Node start, bool wide, HashSet<int> seen)
    {
        var open = new Stack<int>();
        if (seen.Add(start.Id))
        {
            open.Push(start.Id);
        }

        while (open.TryPop(out var id))
        {
            var node = nodes[id];
            Read(node);
            foreach (var edge in node.Edges)
            {
                if (seen.Add(edge))
                {
                    open.Push(edge);
                }
            }

            if (wide && node.Whole >= 0 && seen.Add(node.Whole))
            {
                open.Push(node.Whole);
            }
        }
    }

    public void Dispose() => Folder.Dispose();

    private int Member(NodeKind kind, AssemblyImage image, int token, Func<string> key)
    {
        if (!ids.TryGetValue((kind, image, token), out var id))
        {
            id = Add(kind, key(), image, token);
            ids[(kind, image, token)] = id;
        }

        return id;
    }

    private int Named(NodeKind kind, string name)
    {
        if (!named.TryGetValue((kind, name), out var id))
        {
            named[(kind, name)] = id = Add(kind, name, null, 0);
        }

        return id;
    }

    private int Add(NodeKind kind, string key, AssemblyImage? image, int token)
    {
        nodes.Add(new Node(nodes.Count, kind, key, image, token));
        return nodes.Count - 1;
    }
}
