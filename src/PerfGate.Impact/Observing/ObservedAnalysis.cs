using PerfGate.Core.Rules;
using PerfGate.Core.Words;
using PerfGate.Impact.Comparing;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Observing;

/// <summary>
/// Settles by launches of the base what the code alone cannot: a program that does the same each time, and that never met a difference
/// between the sides, does the same in head.
/// </summary>
public sealed class ObservedAnalysis : IDisposable
{
    private readonly ImpactRequest request;
    private readonly SideGraph before;
    private readonly SideGraph after;
    private readonly HashSet<(NodeKind, string)> differing;
    private readonly IReadOnlySet<string> ofHarness;

    private ObservedAnalysis(ImpactRequest request, SideGraph before, SideGraph after)
    {
        (this.request, this.before, this.after) = (request, before, after);
        foreach (var benchmark in request.Benchmarks)
        {
            RootReader.Add(before, Key(benchmark), benchmark.BaseType ?? benchmark.Type, benchmark.BaseMethod ?? benchmark.Method);
            RootReader.Add(after, Key(benchmark), benchmark.Type, benchmark.Method);
        }

        ofHarness = before.Folder.PackagesOfHarness();
        ReadAll(before);
        ReadAll(after);
        var comparison = new GraphComparison(before, after);
        differing = [.. comparison.Changes.Keys.Select(id => after.Nodes[id]).Concat(comparison.OnlyInBase).Select(node => (node.Kind, node.Key))];
    }

    /// <summary>Reads both sides.</summary>
    /// <returns>Null where no launch can settle anything: the rules ask for proof by code alone, or something beside the code differs.</returns>
    public static ObservedAnalysis? Of(ImpactRequest request)
    {
        if (request.Mode != ImpactMode.Wide || request.ChangedFiles is not { } files)
        {
            return null;
        }

        var names = new ChangedFileNames(files);
        var before = new SideGraph(new BuildFolder(request.Base), text => names.MayBe(text) || MetFiles.IsAssembly(text));
        var after = new SideGraph(new BuildFolder(request.Head), isChangedFile: null);
        try
        {
            if ((before.Folder.Fault ?? after.Folder.Fault) is null && FolderComparison.Difference(before.Folder, after.Folder, files) is null)
            {
                return new ObservedAnalysis(request, before, after);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The comparison of the code says what cannot be read.
        }

        before.Dispose();
        after.Dispose();
        return null;
    }

    /// <summary>Whether a launch may settle anything: not where the benchmark itself differs, or what it calls first.</summary>
    public bool MayBeUnaffected(ImpactBenchmark benchmark)
    {
        var root = before.Root(Key(benchmark));
        return !Differs(root) && !root.Edges.Select(id => before.Nodes[id]).Any(node => node.Kind == NodeKind.Method && Differs(node));
    }

    /// <summary>The verdict with what the launches met.</summary>
    /// <param name="verdict">What the code alone said.</param>
    /// <param name="reach">What the launches of this benchmark met.</param>
    public ImpactVerdict Decide(ImpactVerdict verdict, ObservedReach reach)
    {
        if (reach.Refusal is { } refusal)
        {
            return verdict with { Observed = refusal };
        }

        var met = new MetThings(before, before.Root(Key(verdict.Benchmark)), reach, ofHarness);
        if (met.Refusal() is { } why)
        {
            return verdict with { Observed = why };
        }

        if (met.All().FirstOrDefault(Differs) is { } node)
        {
            return verdict with { Observed = $"a launch of the base met {node.Display}, which differs" };
        }

        if (met.Package(before.Folder, after.Folder) is { } package)
        {
            return verdict with { Observed = package };
        }

        if (MetFiles.Of(reach.Opened, met.ReadsFiles, met.NamesChangedFile, request.ChangedFiles!) is { } file)
        {
            return verdict with { Observed = file };
        }

        var nothing = $"two launches of the base met nothing that differs ({Quantity.Count(reach.Methods.Count, "method", "methods")}, {Quantity.Count(reach.Types.Count, "type", "types")})";
        return verdict with
        {
            Kind = ImpactKind.Unaffected,
            Reason = nothing,
            Observed = nothing,
            Path = [],
            ChangedMembers = [],
            HasMoreChanges = false,
        };
    }

    public void Dispose()
    {
        before.Dispose();
        after.Dispose();
    }

    private static string Key(ImpactBenchmark benchmark) => $"{benchmark.Type} {benchmark.Method} {benchmark.BaseType} {benchmark.BaseMethod}";

    private bool Differs(Node node) => differing.Contains((node.Kind, node.Key));

    /// <summary>All of the projects, and of the rest all that they name.</summary>
    private static void ReadAll(SideGraph graph)
    {
        WholeProjects.Read(graph);
        foreach (var image in graph.Folder.ProjectNames.Select(graph.Folder.Project).OfType<AssemblyImage>())
        {
            graph.Read(graph.Nodes[graph.WholeAssembly(image)]);
        }

        // Reading a node adds others.
        for (var id = 0; id < graph.Nodes.Count; id++)
        {
            graph.Read(graph.Nodes[id]);
        }
    }
}
