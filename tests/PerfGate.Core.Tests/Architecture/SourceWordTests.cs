using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>
/// What decides and what renders names no source: a report says in its subject, its results and its sections all that a reader is told, so that a
/// new source needs no change there.
/// </summary>
public sealed partial class SourceWordTests
{
    /// <summary>What decides and renders.</summary>
    private static readonly string[] Rooms =
    [
        "src/PerfGate.Core/Contracts", "src/PerfGate.Core/Rendering", "src/PerfGate.Core/Reports", "src/PerfGate.Core/Verdicts", "src/PerfGate.Core/Words",
        "src/PerfGate.Charts", "src/PerfGate.Tool/Rendering",
    ];

    /// <summary>
    /// The words of the sources, singular. No words: what all sources share (benchmark, metric, percentile, limit, memory), and
    /// <c>profile</c>, which in the rules is how many pairs a comparison may take.
    /// </summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        // Load, with isolation, capacity and resource limits.
        "load", "endpoint", "tenant", "budget", "isolation", "victim", "aggressor", "capacity", "latency", "scenario", "arrival", "service", "pause",

        // Profiles and query plans.
        "profiler", "profiling", "flamegraph", "query", "sql", "postgres", "postgresql",
    };

    /// <summary>The same word for another thing.</summary>
    private static readonly Dictionary<(string File, string Word), string> Exceptions = new()
    {
        [("NoiseSentences.cs", "load")] = "the load of the machine, MachineNoise.Load",
        [("ChartFont.cs", "load")] = "reads a font from the assembly",
        [("CommentFolds.cs", "budget")] = "compare.budget, the time that a run may take",
        [("report.js", "query")] = "querySelectorAll, of the browser",
        [("Recommendations.cs", "budget")] = "compare.budget, the time that a run may take",
    };

    [Fact]
    public void What_decides_and_renders_names_no_source()
    {
        var found = Files().SelectMany(file => Uses(file, File.ReadAllText(file))).ToList();

        Assert.Equal([], found.Where(use => !Exceptions.ContainsKey((use.File, use.Word))).Select(use => $"{use.File}:{use.Line}: {use.Word}"));
        Assert.Equal([], Exceptions.Keys.Except(found.Select(use => (use.File, use.Word))).Select(exception => $"{exception} is no exception any more"));
    }

    [Theory]
    [InlineData("class LoadChart { }", "load")]
    [InlineData("var x = row.WithTenants();", "tenant")]
    [InlineData("var x = \"over budget\";", "budget")]
    [InlineData("var x = $\"{a} of the endpoints\";", "endpoint")]
    [InlineData("var x = \"\"\"two queries\"\"\";", "query")]
    [InlineData("// An endpoint's p99.", "endpoint")]
    [InlineData("var x = Unloaded(\"downloads\", payload);", null)]
    [InlineData("using System.Runtime.CompilerServices;", null)]
    public void Words_are_found_in_names_text_and_comments(string code, string? word) =>
        Assert.Equal(word is null ? [] : [word], Uses("Code.cs", code).Select(use => use.Word));

    private static IEnumerable<string> Files()
    {
        var root = RepositoryFolder.Find();
        foreach (var room in Rooms)
        {
            var files = Directory.EnumerateFiles(Path.Combine(root, room), "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".cs" or ".js" or ".css" or ".html"
                    && Path.GetRelativePath(Path.Combine(root, room), file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
                .ToList();
            Assert.True(files.Count > 1, $"{room} has no code: name the room that it became.");
            foreach (var file in files)
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<(string File, int Line, string Word)> Uses(string file, string text)
    {
        var lines = file.EndsWith(".cs", StringComparison.Ordinal) ? Written(text) : text.Split('\n').Select((line, i) => (Line: i + 1, Text: line));
        return
            from line in lines
            from Match match in Word().Matches(line.Text)
            let word = Singular(match.Value)
            where Words.Contains(word)
            select (Path.GetFileName(file), line.Line, word.ToLowerInvariant());
    }

    /// <summary>Names, text and comments of C# code; not its keywords, and not the namespaces that it uses.</summary>
    private static IEnumerable<(int Line, string Text)> Written(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            foreach (var comment in token.GetAllTrivia().Where(trivia => trivia.ToString().StartsWith('/')))
            {
                yield return (LineOf(tree, comment.Span.Start), comment.ToString());
            }

            var isText = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken;
            if ((isText || token.IsKind(SyntaxKind.IdentifierToken)) && token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null)
            {
                yield return (LineOf(tree, token.SpanStart), token.Text);
            }
        }
    }

    private static int LineOf(SyntaxTree tree, int position) => tree.GetLineSpan(new(position, 0)).StartLinePosition.Line + 1;

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.OrdinalIgnoreCase) ? word[..^3] + "y" : word.EndsWith('s') ? word[..^1] : word;

    /// <summary>A word of a name or of a sentence: <c>loadChart</c> and <c>LoadChart</c> have two.</summary>
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
