using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Comparing;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Observing;

/// <summary>What launches of a benchmark met, as nodes of base's graph: all of it, and nothing else, can make head run otherwise.</summary>
/// <remarks>
/// Code that ran; what that code names, because the compiler looks at it; the shape of every type that was loaded or named. Where code that
/// ran looks at types: all that can be seen of those. Where it looks for types: all that can be found.
/// </remarks>
internal sealed class MetThings
{
    private const Traits Looking = Traits.Reflection | Finding;
    private const Traits Finding = Traits.ByName | Traits.HandsOutAssembly;

    private readonly SideGraph graph;
    private readonly HashSet<Node> ran = [];
    private readonly HashSet<Node> named = [];
    private readonly HashSet<Node> types = [];
    private readonly HashSet<string> loaded;
    private readonly HashSet<Node> packages = [];
    private readonly Traits traits;
    private readonly string? mismatch;

    /// <param name="graph">Base.</param>
    /// <param name="root">The benchmark there.</param>
    /// <param name="reach">What was recorded.</param>
    /// <param name="ofHarness">Packages that BenchmarkDotNet refers to, and loads for itself.</param>
    public MetThings(SideGraph graph, Node root, ObservedReach reach, IReadOnlySet<string> ofHarness)
    {
        this.graph = graph;
        loaded = new HashSet<string>(reach.Assemblies.Select(path => Path.GetFileNameWithoutExtension(path)!), StringComparer.OrdinalIgnoreCase);
        ran.Add(root);
        foreach (var method in reach.Methods)
        {
            if (Find(method) is { } node)
            {
                ran.Add(node);
            }
            else
            {
                mismatch = $"the record of the base's launches does not fit its build: {method.Type}.{method.Name} is not in {method.Assembly}.dll";
            }
        }

        ran.UnionWith(reach.Inlined.SelectMany(Find));
        named.UnionWith(ran.SelectMany(node => node.Edges).Select(id => graph.Nodes[id]));
        CloseTypes(reach.Types.SelectMany(Find).Concat(named.Where(node => node.Kind == NodeKind.Type)));
        Use(named.Concat(types.SelectMany(node => node.Edges).Select(id => graph.Nodes[id])).Where(node => node.Kind == NodeKind.Package));
        traits = AllTraits();
        if ((traits & Finding) != 0)
        {
            // No name leads to a package that was looked for by name.
            Use([.. loaded.Where(name => graph.Folder.Has(name) && !graph.Folder.IsProject(name) && !ofHarness.Contains(name)).Select(name => graph.Nodes[graph.Package(name)])]);
            traits = AllTraits();
        }
    }

    /// <summary>Whether code that ran reads files.</summary>
    public bool ReadsFiles => (traits & Traits.Files) != 0;

    /// <summary>Whether code that ran holds a text that may mean a file that differs.</summary>
    public bool NamesChangedFile => ran.Any(node => node.NamesChangedFile);

    /// <summary>Why what was met is not all that counts; null where it is.</summary>
    public string? Refusal() =>
        mismatch
        ?? (ran.Concat(named).Concat(types).FirstOrDefault(node => (node.Traits & Traits.Unreadable) != 0) is { } unreadable
            ? $"a launch of the base met {unreadable.Display}, which {unreadable.Why}"
            : With(Traits.Beyond, "may run code from elsewhere") ?? With(Traits.Bodies, "looks at the code of methods"));

    /// <summary>Everything that must be the same.</summary>
    public IEnumerable<Node> All()
    {
        IEnumerable<Node> all = [.. ran, .. named.Where(node => node.Kind != NodeKind.Package), .. types];
        var images = graph.Folder.ProjectNames.Select(graph.Folder.Project).OfType<AssemblyImage>().ToList();
        if ((traits & Looking) != 0)
        {
            all = all.Concat(types.Where(node => node.Whole >= 0).Select(node => graph.Nodes[node.Whole]))
                .Concat(images.Select(image => graph.Nodes[graph.Resources(image)]));
        }

        return (traits & Finding) == 0 ? all : all.Concat(images.Select(image => graph.Nodes[graph.WholeAssembly(image)]));
    }

    /// <summary>A package that was loaded and differs, or could be found and is on one side only; one sentence, null when there is none.</summary>
    public string? Package(BuildFolder before, BuildFolder after)
    {
        var finds = (traits & Finding) != 0;
        var used = finds
            ? loaded.Where(name => before.Has(name) && !before.IsProject(name))
            : packages.Select(node => node.Key);
        return used.FirstOrDefault(name => FolderComparison.PackageDiffers(before, after, name)) is { } other
                ? $"a launch of the base loaded {other}.dll, which differs"
            : finds && !Names(before).SetEquals(Names(after)) ? "a launch of the base ran code that looks for types by name, and the assemblies that it can find differ"
            : null;
    }

    private static SortedSet<string> Names(BuildFolder folder) => new(
        Directory.EnumerateFiles(folder.Side.Folder, "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)!), StringComparer.OrdinalIgnoreCase);

    private string? With(Traits trait, string what) =>
        ran.Concat(packages).FirstOrDefault(node => (node.Traits & trait) != 0) is { } node ? $"a launch of the base ran {node.Display}, which {what}" : null;

    /// <summary>Packages that code of the projects names, and those that these name, as far as they were loaded: not what the harness loads for itself.</summary>
    private void Use(IEnumerable<Node> start)
    {
        var open = new Stack<Node>(start);
        while (open.TryPop(out var package))
        {
            if (loaded.Contains(package.Key) && packages.Add(package))
            {
                graph.Read(package);
                foreach (var edge in package.Edges)
                {
                    open.Push(graph.Nodes[edge]);
                }
            }
        }
    }

    private Traits AllTraits() => ran.Concat(packages).Aggregate(Traits.None, (all, node) => all | node.Traits);

    /// <summary>Types with their bases, interfaces and the types of their fields; and of each the assembly.</summary>
    private void CloseTypes(IEnumerable<Node> start)
    {
        var open = new Stack<Node>(start);
        while (open.TryPop(out var type))
        {
            if (types.Add(type) && type.Kind == NodeKind.Type)
            {
                foreach (var node in type.Edges.Select(id => graph.Nodes[id]).Where(node => node.Kind is NodeKind.Type or NodeKind.Assembly))
                {
                    open.Push(node);
                }
            }
        }
    }

    private Node? Find(CompiledCode method)
    {
        if (graph.Folder.Project(method.Assembly) is not { } image
            || MetadataTokens.EntityHandle(method.Token) is not { Kind: HandleKind.MethodDefinition } token
            || MetadataTokens.GetRowNumber(token) is var row && (row == 0 || row > image.Metadata.MethodDefinitions.Count))
        {
            return null;
        }

        var handle = (MethodDefinitionHandle)token;
        var definition = image.Metadata.GetMethodDefinition(handle);
        return image.Metadata.StringComparer.Equals(definition.Name, method.Name) && image.RawName(definition.GetDeclaringType()) == method.Type
            ? graph.Nodes[graph.Method(image, handle)]
            : null;
    }

    private IEnumerable<Node> Find(InlinedCode method) =>
        from found in Images(method.Type)
        from handle in found.Image.Metadata.GetTypeDefinition(found.Type).GetMethods()
        where found.Image.Metadata.StringComparer.Equals(found.Image.Metadata.GetMethodDefinition(handle).Name, method.Name)
        select graph.Nodes[graph.Method(found.Image, handle)];

    private IEnumerable<Node> Find(string type) => Images(type).Select(found => graph.Nodes[graph.Type(found.Image, found.Type)]);

    private IEnumerable<(AssemblyImage Image, TypeDefinitionHandle Type)> Images(string type) => graph.Folder.ProjectNames
        .Select(graph.Folder.Project)
        .OfType<AssemblyImage>()
        .Select(image => (image, image.FindType(type)))
        .Where(found => found.Item2 is not null)
        .Select(found => (found.image, found.Item2!.Value));
}
