using System.Text.RegularExpressions;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>
/// The pages for people who change the code name files, types and members that exist. A search for words, no compiler: it finds what was
/// renamed or moved, not what no longer compiles.
/// </summary>
public sealed partial class ContributingTests
{
    private static readonly string Root = RepositoryFolder.Find();

    /// <summary>In names of files that a recipe adds.</summary>
    private static readonly string[] Placeholders = ["NAME", "NNNN"];

    /// <summary>Folders and files of the repository, without what a build makes.</summary>
    private static readonly string[] Files =
    [
        .. new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj")),
    ];

    /// <summary>Every word of the code of <c>src/</c>, comments apart.</summary>
    private static readonly HashSet<string> Declared =
    [
        .. Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Words(File.ReadAllText(Path.Combine(Root, file)))),
    ];

    public static TheoryData<string> Pages => ["CONTRIBUTING.md", "docs/architecture.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_that_is_named_exists(string page)
    {
        var named = Spans(page).Where(span => PathSpan().IsMatch(span)).Where(span => !Placeholders.Any(span.Contains)).Distinct().ToList();

        Assert.True(named.Count > 10, $"only {named.Count} paths were found in {page}: they are not read as they are written");
        Assert.Equal([], named.Where(path => !Exists(path)));
    }

    /// <summary>What a reader is told of a walk's length is what it takes, and no file is listed twice.</summary>
    [Theory]
    [InlineData("a rule", "### A rule,")]
    [InlineData("a measured time", "### A measured time,")]
    [InlineData("a latency budget", "### A latency budget,")]
    public void A_walk_has_as_many_files_as_is_said(string name, string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "docs/architecture.md"));
        var said = lines.Single(line => line.StartsWith($"| [{name}](", StringComparison.Ordinal)).Split('|')[^2].Trim();

        var rows = lines
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Select(line => line.Split('|'))
            .Where(cells => cells.Length > 3 && cells[1].Trim().All(char.IsAsciiDigit) && cells[1].Trim().Length > 0)
            .Select(cells => (Number: cells[1].Trim(), File: cells[2].Trim()))
            .ToList();

        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => $"{number}"), rows.Select(row => row.Number));
        Assert.Equal(rows.Count, rows.Select(row => row.File).Distinct().Count());
        Assert.Equal($"{rows.Count}", said);
        Assert.InRange(rows.Count, 1, 25);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_type_and_member_in_a_code_span_is_declared(string page)
    {
        var own = Blocks(page).SelectMany(DeclaredIn).ToHashSet();
        var named = Spans(page).Where(span => NameSpan().IsMatch(span)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Equal([], named.Where(name => !IsProject(name) && name.Split('.').Any(part => !Declared.Contains(part) && !own.Contains(part))));
    }

    [Fact]
    public void Every_name_in_a_snippet_is_declared_or_the_snippets_own()
    {
        var blocks = Blocks("CONTRIBUTING.md").ToList();
        var own = blocks.SelectMany(DeclaredIn).ToHashSet();

        Assert.True(blocks.Count > 5, $"only {blocks.Count} snippets were found");
        Assert.Equal([], blocks.SelectMany(Words).Where(word => char.IsAsciiLetterUpper(word[0]) && !Declared.Contains(word) && !own.Contains(word)).Distinct());
    }

    [Fact]
    public void Words_are_those_of_the_code()
    {
        const string Code = """
            /// <summary>Not Documented.</summary>
            public sealed record Found(int Count) // nor Remarked
            {
                public string Text => $"and not Quoted, but {Filled.In(Count)}";
            }
            """;

        Assert.Equal(["public", "sealed", "record", "Found", "int", "Count", "public", "string", "Text", "Filled", "In", "Count"], Words(Code));
        Assert.Equal(["Found"], DeclaredIn(Code));
    }

    private static bool IsProject(string name) => Directory.Exists(Path.Combine(Root, "src", name)) || Directory.Exists(Path.Combine(Root, "tests", name));

    /// <summary>Below the repository's top or <c>src/</c>; a file name alone anywhere in the code.</summary>
    private static bool Exists(string path) =>
        new[] { Root, Path.Combine(Root, "src") }.Select(folder => Path.Combine(folder, path)).Any(full => File.Exists(full) || Directory.Exists(full))
        || (!path.Contains('/', StringComparison.Ordinal) && Files.Any(file => file.EndsWith($"/{path}", StringComparison.Ordinal)));

    private static string Text(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    /// <summary>What stands between backticks, code blocks apart.</summary>
    private static IEnumerable<string> Spans(string page) =>
        CodeSpan().Matches(Fence().Replace(Text(page), "")).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Blocks(string page) => CSharpBlock().Matches(Text(page)).Select(match => match.Groups[1].Value);

    /// <summary>Types that a text declares itself.</summary>
    private static IEnumerable<string> DeclaredIn(string code) => Declaration().Matches(code).Select(match => match.Groups[1].Value);

    /// <summary>Identifiers and keywords; of text in quotes only what is filled in.</summary>
    private static IEnumerable<string> Words(string code) =>
        Word().Matches(Quoted().Replace(Comment().Replace(code, ""), match => string.Join(' ', Filled().Matches(match.Value).Select(one => one.Groups[1].Value))))
            .Select(match => match.Value);

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    /// <summary>Has a slash, or is the name of a file of a kind that only this repository has.</summary>
    [GeneratedRegex(@"\A(?:[\w.-]+(?:/[\w.-]+)*/|[\w.-]+(?:/[\w.-]+)+|\w[\w.]*\.(?:cs|sln|md)|global\.json|\.editorconfig)\z")]
    private static partial Regex PathSpan();

    [GeneratedRegex(@"\A[A-Z]\w*[a-z]\w*(?:\.[A-Z]\w*)*\z")]
    private static partial Regex NameSpan();

    [GeneratedRegex(@"\b(?:class|record|interface|struct|enum)\s+(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<!:)//.*")]
    private static partial Regex Comment();

    [GeneratedRegex("\\$?\"(?:\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Filled();

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Word();
}
