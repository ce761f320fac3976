using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>The blocks of C# below one heading of a page. They are compiled together: a later one uses the types of an earlier one.</summary>
internal sealed record Recipe(string Heading, IReadOnlyList<Snippet> Snippets)
{
    /// <summary>The recipes of a page that have code, in its order.</summary>
    public static IReadOnlyList<Recipe> In(string text)
    {
        var found = new List<(string Heading, Snippet Snippet)>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (heading, isCode) = ("", false);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!isCode && lines[i] == "```csharp")
            {
                var code = lines.Skip(i + 1).TakeWhile(line => line != "```");
                found.Add((heading, new Snippet(string.Join('\n', code), i + 2)));
            }

            isCode = lines[i].StartsWith("```", StringComparison.Ordinal) ? !isCode : isCode;
            heading = !isCode && lines[i].StartsWith('#') ? lines[i].TrimStart('#').Trim() : heading;
        }

        return [.. found.GroupBy(one => one.Heading, one => one.Snippet).Select(group => new Recipe(group.Key, [.. group]))];
    }

    /// <summary>What the compiler does not accept of it, each with page, line and heading.</summary>
    /// <param name="project">Its code is compiled as a part of this.</param>
    /// <param name="page">The page's name.</param>
    /// <param name="around">Parameters of the method that a statement stands in.</param>
    public IEnumerable<string> Mistakes(CSharpCompilation project, string page, string around)
    {
        var usings = Usings(project);
        var options = (CSharpParseOptions)project.SyntaxTrees[0].Options;
        SyntaxTree[] trees = [.. Snippets.Select(snippet => CSharpSyntaxTree.ParseText(
            $"{usings}\nnamespace Recipe\n{{\n{snippet.Wrapped(project, page, around)}\n}}\n", options, page))];
        var whole = project.AddSyntaxTrees(trees);
        return
        [
            .. from tree in trees
               from error in whole.GetSemanticModel(tree).GetDiagnostics()
               where error.Severity == DiagnosticSeverity.Error
               let place = error.Location.GetMappedLineSpan()
               select string.Create(CultureInfo.InvariantCulture, $"{page}:{place.StartLinePosition.Line + 1} ({Heading}): {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"),
        ];
    }

    /// <summary>All namespaces of <c>src/</c> that the project sees, and those of others that its own files use.</summary>
    private static string Usings(CSharpCompilation project)
    {
        var ours = project.GlobalNamespace.GetNamespaceMembers().Where(space => space.Name == "PerfGate").SelectMany(Below).Select(space => space.ToDisplayString());
        var others = project.SyntaxTrees
            .SelectMany(tree => tree.GetCompilationUnitRoot().Usings)
            .Where(directive => directive is { Alias: null, NamespaceOrType: NameSyntax } && directive.StaticKeyword.IsKind(SyntaxKind.None))
            .Select(directive => directive.NamespaceOrType.ToString());
        return string.Join('\n', ours.Union(others).Order(StringComparer.Ordinal).Select(space => $"using {space};"));
    }

    private static IEnumerable<INamespaceSymbol> Below(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(Below).Concat(space.GetTypeMembers().IsEmpty ? [] : [space]);
}

/// <summary>A block of code as a page shows it, whole or a part of something.</summary>
/// <param name="Code">Its text.</param>
/// <param name="Line">Of its first line in the page, from 1.</param>
internal sealed record Snippet(string Code, int Line)
{
    public SnippetKind Kind =>
        CSharpSyntaxTree.ParseText(Code).GetCompilationUnitRoot() is { Members: [_, ..] members } && members.All(member => member is BaseTypeDeclarationSyntax) ? SnippetKind.Types
        : IsWhole(SyntaxFactory.ParseMemberDeclaration(Code)) && SyntaxFactory.ParseMemberDeclaration(Code) is MethodDeclarationSyntax { Modifiers.Count: > 0 } ? SnippetKind.Member
        : IsWhole(SyntaxFactory.ParseStatement(Code)) ? SnippetKind.Statement
        : EntryName is not null ? SnippetKind.Entry
        : SnippetKind.Elements;

    /// <summary>The property that an object initialiser's entry sets.</summary>
    private string? EntryName => SyntaxFactory.ParseExpression(Code) is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } ? name.Identifier.ValueText : null;

    /// <summary>As a declaration of types, with what it is a part of around it.</summary>
    public string Wrapped(CSharpCompilation project, string page, string around)
    {
        var code = $"\n#line {Line.ToString(CultureInfo.InvariantCulture)} \"{page}\"\n{Code}\n#line hidden\n";
        var name = $"Part{Line.ToString(CultureInfo.InvariantCulture)}";
        return Kind switch
        {
            SnippetKind.Types => code,
            SnippetKind.Member => $"static class {name} {{{code}}}",
            SnippetKind.Statement => $"static class {name} {{ static void Run({around}) {{{code}}} }}",
            SnippetKind.Entry => $"static class {name} {{ static object Of({OwnerOf(EntryName!, project)} it) => it with {{{code}}}; }}",
            _ => $"static class {name} {{ static object[] All() => [{code}]; }}",
        };
    }

    /// <summary>The one type of the project that declares the property.</summary>
    private static string OwnerOf(string property, CSharpCompilation project) =>
        project.GetSymbolsWithName(property, SymbolFilter.Member).OfType<IPropertySymbol>().Single().ContainingType.ToDisplayString();

    /// <summary>Without a mistake of grammar.</summary>
    private static bool IsWhole(SyntaxNode? node) => node is { ContainsDiagnostics: false };
}

internal enum SnippetKind
{
    /// <summary>Whole types.</summary>
    Types,

    /// <summary>A method of some type.</summary>
    Member,

    /// <summary>A statement of some method.</summary>
    Statement,

    /// <summary>An entry of an object initialiser, with its comma.</summary>
    Entry,

    /// <summary>Elements of a list, each with its comma.</summary>
    Elements,
}
