using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>No two namespaces of <c>src/</c> reference each other, so that each can be read, moved and tested without the other.</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void No_two_namespaces_reference_each_other()
    {
        var references = SourceCode.Whole.Projects.Values.SelectMany(NamespaceReference.In).ToList();

        Assert.True(references.Count > 200, $"There are {references.Count} references between namespaces: the code was not read.");
        Assert.Equal([], TwoWay(references));
    }

    /// <summary>Projects cannot reference each other, so that two namespaces of two projects cannot either; but a namespace of two projects could.</summary>
    [Fact]
    public void A_namespace_belongs_to_one_project() =>
        Assert.Empty(
            from file in SourceFiles()
            from space in CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path)).GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            let name = space.Name.ToString()
            where name.StartsWith("PerfGate", StringComparison.Ordinal) && name != file.Project && !name.StartsWith(file.Project + '.', StringComparison.Ordinal)
            select $"{file.Path} declares {name}");

    [Fact]
    public void Constants_members_and_created_objects_are_references_too()
    {
        var compilation = Compiled(
            """
            namespace Kitchen.Oven { public static class Heat { public const int Most = 250; } public sealed class Tray { public int Width => 40; } }
            namespace Kitchen.Table { public static class Shelf { public static Oven.Tray Tray() => throw null!; } }
            namespace Cook.Reads { class A { int most = Kitchen.Oven.Heat.Most; } }
            namespace Cook.Holds { class A { int B() => Kitchen.Table.Shelf.Tray().Width; } }
            namespace Cook.Makes { using Kitchen.Oven; class A { void B(Tray tray) { } void C() => B(new()); } }
            """);

        Assert.Equal(
            ["Cook.Holds → Kitchen.Oven", "Cook.Holds → Kitchen.Table", "Cook.Makes → Kitchen.Oven", "Cook.Reads → Kitchen.Oven", "Kitchen.Table → Kitchen.Oven"],
            NamespaceReference.In(compilation).Select(reference => $"{reference.From} → {reference.To}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_two_way_pair_is_reported_once_with_an_example_each_way()
    {
        var compilation = Compiled(
            """
            namespace A { class X { B.Y y; B.Y w; } }
            namespace B { class Y { A.X x; C.Z z; } }
            namespace C { class Z { } }
            """);

        Assert.Equal(
            ["A and B reference each other: Code.cs:1 of A uses Y; Code.cs:2 of B uses X"],
            TwoWay(NamespaceReference.In(compilation)));
    }

    [Fact]
    public void Code_that_cannot_be_understood_is_refused() =>
        Assert.Contains(
            "Code.cs:2: Y of A is not understood",
            Assert.ThrowsAny<Exception>(() => NamespaceReference.In(Compiled("namespace B { class Y { } }\nnamespace A { class X { Y y; } }"))).Message,
            StringComparison.Ordinal);

    private static List<string> TwoWay(IReadOnlyList<NamespaceReference> references)
    {
        var ways = references.ToDictionary(reference => (reference.From, reference.To));
        return
        [
            .. from way in references
               where string.CompareOrdinal(way.From, way.To) < 0 && ways.ContainsKey((way.To, way.From))
               orderby way.From, way.To
               select $"{way.From} and {way.To} reference each other: {way.Example}; {ways[(way.To, way.From)].Example}",
        ];
    }

    private static IEnumerable<(string Project, string Path)> SourceFiles() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Find(), "src"))
        from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")
        select (Path.GetFileName(folder), path);

    private static CSharpCompilation Compiled(string code) =>
        CSharpCompilation.Create(
            "Code", [CSharpSyntaxTree.ParseText(code, path: "Code.cs")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
