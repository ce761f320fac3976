using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>The code that CONTRIBUTING's recipes show compiles where the recipe puts it.</summary>
public sealed class RecipeTests
{
    private const string Page = "CONTRIBUTING.md";

    /// <summary>Where the code of each recipe goes, and the variables around its statements. A project that sees as little as the recipe's own will.</summary>
    private static readonly Dictionary<string, (string Project, string Around)> Places = new(StringComparer.Ordinal)
    {
        ["A reader"] = ("PerfGate.Tool", ""),
        ["A source"] = ("PerfGate.Impact", ""),
        ["A section"] = ("PerfGate.Load", ""),
        ["A command"] = ("PerfGate.Tool", ""),
        ["A diagnostic"] = ("PerfGate.Core", "int lines, string path"),
    };

    private static string Text => File.ReadAllText(Path.Combine(RepositoryFolder.Find(), Page));

    [Fact]
    public void Every_snippet_compiles() => Assert.Equal([], Mistakes(Text));

    [Fact]
    public void Every_recipe_with_code_has_its_place() => Assert.Equal(Places.Keys, Recipe.In(Text).Select(recipe => recipe.Heading));

    [Fact]
    public void Every_block_of_code_is_read()
    {
        var snippets = Recipe.In(Text).SelectMany(recipe => recipe.Snippets).ToList();

        Assert.Equal(Text.Split("```csharp").Length - 1, snippets.Count);
        Assert.Equal(
            [SnippetKind.Types, SnippetKind.Entry, SnippetKind.Types, SnippetKind.Member, SnippetKind.Elements, SnippetKind.Types, SnippetKind.Statement],
            snippets.Select(snippet => snippet.Kind));
    }

    /// <summary>One of each kind, with a name that is nowhere.</summary>
    [Theory]
    [InlineData("A command", "internal static class X\n{\n    public static Command Create(ToolParts parts) => parts.Absent;\n}", 3, "CS1061")]
    [InlineData("A reader", "Readers = [new AbsentReader()],", 1, "CS0246")]
    [InlineData("A source", "public static GateReport Of(JudgeRequest request)\n{\n    return Judge.Absent(request);\n}", 3, "CS0117")]
    [InlineData("A section", "ReportSection.Of(SectionPlace.After, []),\nReportSection.Of(SectionPlace.Absent, []),", 2, "CS0117")]
    [InlineData("A diagnostic", "throw new PerfGateException(ExitCode.Invalid, absent);", 1, "CS0103")]
    public void One_that_does_not_compile_is_named_with_its_heading_and_line(string heading, string code, int line, string error)
    {
        var mistake = Assert.Single(Mistakes($"# Page\n\n### {heading}\n\nText.\n\n```csharp\n{code}\n```\n"));

        Assert.StartsWith($"{Page}:{7 + line} ({heading}): {error}: ", mistake, StringComparison.Ordinal);
    }

    /// <summary>A source's own project references the core alone: a type of the tool is not there.</summary>
    [Fact]
    public void One_that_uses_what_its_project_does_not_see_does_not_compile() =>
        Assert.Contains("'ToolParts'", Assert.Single(Mistakes("### A source\n```csharp\npublic static object Of(ToolParts parts) => parts;\n```\n")), StringComparison.Ordinal);

    private static IEnumerable<string> Mistakes(string text) =>
        Recipe.In(text).SelectMany(recipe => recipe.Mistakes(SourceCode.Whole.Projects[Places[recipe.Heading].Project], Page, Places[recipe.Heading].Around));
}
