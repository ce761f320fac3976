using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>A namespace uses a type of another, or a member of one. A documentation comment is no use.</summary>
/// <param name="From">The namespace that uses.</param>
/// <param name="To">The namespace that is used.</param>
/// <param name="Example">The first use that was found, with its place.</param>
internal sealed record NamespaceReference(string From, string To, string Example)
{
    /// <summary>The references between the namespaces that a project declares, each once.</summary>
    /// <remarks>
    /// To ask the compiler what every identifier means takes a minute over all projects. So it is asked only about an identifier that names something
    /// of another namespace of the project whose use is not yet known.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The compiler does not know what an identifier means.</exception>
    public static IReadOnlyList<NamespaceReference> In(CSharpCompilation project)
    {
        var files = project.SyntaxTrees.Where(IsWritten).ToList();
        var places = files.SelectMany(Declared).ToLookup(declared => declared.Name, declared => declared.Namespace);
        var homes = places.ToDictionary(declared => declared.Key, declared => declared.ToHashSet());
        var found = new ConcurrentDictionary<(string From, string To), NamespaceReference>();
        Parallel.ForEach(files, file => Find(project.GetSemanticModel(file), homes, found));
        return [.. found.Values];
    }

    private static void Find(SemanticModel model, Dictionary<string, HashSet<string>> homes, ConcurrentDictionary<(string From, string To), NamespaceReference> found)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is not { } space || !MayMeanAnother(node, space.Name.ToString(), homes, found))
            {
                continue;
            }

            var meaning = model.GetSymbolInfo(node);
            var symbol = meaning.Symbol ?? meaning.CandidateSymbols.FirstOrDefault();
            var from = space.Name.ToString();
            if (symbol is null && !IsDiscard(node))
            {
                throw new InvalidOperationException($"{PlaceOf(node)}: {node} of {from} is not understood.");
            }

            var home = symbol is null or INamespaceSymbol ? null : symbol.ContainingNamespace;
            if (home is { IsGlobalNamespace: false } && home.ToDisplayString() is var to && to != from && home.Locations.Any(place => place.IsInSource))
            {
                found.TryAdd((from, to), new NamespaceReference(from, to, $"{PlaceOf(node)} of {from} uses {NameOf(symbol!)}"));
            }
        }
    }

    private static bool MayMeanAnother(
        SyntaxNode node, string from, Dictionary<string, HashSet<string>> homes, ConcurrentDictionary<(string From, string To), NamespaceReference> found) =>
        node switch
        {
            ImplicitObjectCreationExpressionSyntax => true,
            SimpleNameSyntax name => homes.TryGetValue(name.Identifier.ValueText, out var possible)
                && possible.Any(home => home != from && !found.ContainsKey((from, home))),
            _ => false,
        };

    /// <summary>The names that a file declares, types and members, each with its namespace.</summary>
    private static IEnumerable<(string Name, string Namespace)> Declared(SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes()
        let space = node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()
        where space is not null
        from name in DeclaredBy(node)
        select (name, space.Name.ToString());

    private static IEnumerable<string> DeclaredBy(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type when type.Identifier.ValueText.EndsWith(nameof(Attribute), StringComparison.Ordinal) =>
            [type.Identifier.ValueText, type.Identifier.ValueText[..^nameof(Attribute).Length]],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        EnumMemberDeclarationSyntax member => [member.Identifier.ValueText],
        MethodDeclarationSyntax member => [member.Identifier.ValueText],
        PropertyDeclarationSyntax member => [member.Identifier.ValueText],
        EventDeclarationSyntax member => [member.Identifier.ValueText],
        BaseFieldDeclarationSyntax member => member.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } member => [member.Identifier.ValueText],
        _ => [],
    };

    private static string NameOf(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : symbol.Name;

    private static bool IsDiscard(SyntaxNode node) => node is IdentifierNameSyntax { Identifier.ValueText: "_" };

    private static bool IsWritten(SyntaxTree tree) => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static string PlaceOf(SyntaxNode node)
    {
        var line = node.GetLocation().GetLineSpan();
        var path = Path.IsPathRooted(line.Path) ? Path.GetRelativePath(RepositoryFolder.Find(), line.Path).Replace('\\', '/') : line.Path;
        return $"{path}:{line.StartLinePosition.Line + 1}";
    }
}
