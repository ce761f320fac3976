using System.Globalization;
using System.Text.RegularExpressions;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>The documentation holds together: links lead somewhere, the index knows every page, and sentences are short.</summary>
public sealed partial class DocumentationTests
{
    private const int MostWords = 25;
    private const int FirstPlainDecision = 15;

    private static readonly string Root = RepositoryFolder.Find();

    public static TheoryData<string> Pages =>
    [
        .. new[] { "README.md", "CONTRIBUTING.md" }.Where(file => File.Exists(Path.Combine(Root, file))),
        .. InDocs(),
    ];

    public static TheoryData<string> PlainPages =>
    [
        .. Pages.Select(page => page.Data).Except(["docs/evidence.md"]).Where(page => NumberOfDecision(page) is null or >= FirstPlainDecision),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string page)
    {
        var links = MarkdownPage.Read(Path.Combine(Root, page)).Links().Where(link => !Scheme().IsMatch(link));

        Assert.All(links, link => Assert.True(FaultOf(page, link) is null, FaultOf(page, link)));
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        var listed = MarkdownPage.Read(Path.Combine(Root, "docs", "README.md")).Links().Select(link => TargetOf("docs/README.md", link)).ToHashSet();

        Assert.Equal([], InDocs().Except(["docs/README.md"]).Except(listed));
    }

    /// <summary>In cells of tables too. The lab writes <c>docs/evidence.md</c>, and a decision stays as it was taken.</summary>
    [Theory]
    [MemberData(nameof(PlainPages))]
    public void No_sentence_is_longer_than_25_words(string page)
    {
        var sentences = SentencesOf(File.ReadAllText(Path.Combine(Root, page)));

        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.True(MarkdownPage.WordsIn(sentence) <= MostWords, sentence));
    }

    [Fact]
    public void Cells_have_sentences()
    {
        const string Page =
            """
            | a cell | of `a|b`. Two \| three |
            |---|---:|
            ```
            | no cell |
            ```
            After.
            """;

        Assert.Equal(["After.", "a cell", "of code.", @"Two \| three"], SentencesOf(Page));
    }

    [Fact]
    public void Sentences_are_told_apart()
    {
        const string Page =
            """
            # A heading. It is no sentence.

            One of `three or four` words,
            over two lines: with a colon. Is *this* a second? "Yes."

            - **First.** An [item](a.md) of 1.5 s
            - Second, 5 % more

            | a table | no sentence. |
            ```console
            no sentence.
            ```
            """;

        Assert.Equal(
            ["One of code words, over two lines: with a colon.", "Is this a second?", "\"Yes.\"", "First.", "An item of 1.5 s", "Second, 5 % more"],
            MarkdownPage.Parse(Page).Sentences());
        Assert.Equal(3, MarkdownPage.WordsIn("Second, 5 % more"));
    }

    [Fact]
    public void Anchors_are_those_of_GitHub() =>
        Assert.Equal(
            ["limits", "the-file-perfgateyml", "graceful-degraded-crashed", "limits-1"],
            MarkdownPage.Parse("# Limits\n## The file: `perfgate.yml`\n### Graceful, degraded, crashed\n## Limits").Anchors());

    private static IEnumerable<string> InDocs() =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>Those of the text, then those of the cells.</summary>
    private static List<string> SentencesOf(string text)
    {
        var outsideOfCode = Fence().Replace(text.ReplaceLineEndings("\n"), "");
        var cells = outsideOfCode.Split('\n')
            .Where(line => line.StartsWith('|'))
            .SelectMany(row => Cell().Split(CodeSpan().Replace(row, "`code`")));
        return [.. MarkdownPage.Parse(text).Sentences(), .. cells.SelectMany(cell => MarkdownPage.Parse(cell).Sentences())];
    }

    private static int? NumberOfDecision(string page) =>
        page.StartsWith("docs/decisions/", StringComparison.Ordinal) ? int.Parse(Path.GetFileName(page)[..4], CultureInfo.InvariantCulture) : null;

    /// <summary>What is wrong with a link; null: nothing.</summary>
    private static string? FaultOf(string page, string link)
    {
        var target = TargetOf(page, link);
        var file = Path.Combine(Root, target);
        if (!File.Exists(file) && !Directory.Exists(file))
        {
            return $"{link}: there is no {target}";
        }

        var anchor = link.Split('#') is [_, var given] ? given : null;
        return anchor is null || (file.EndsWith(".md", StringComparison.Ordinal) && MarkdownPage.Read(file).Anchors().Contains(anchor))
            ? null
            : $"{link}: {target} has no such heading";
    }

    /// <summary>The file or folder of a link, from the repository's top.</summary>
    private static string TargetOf(string page, string link)
    {
        var path = link.Split('#')[0];
        var folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        return path.Length == 0 ? page : Path.GetRelativePath(Root, Path.GetFullPath(path, folder)).Replace('\\', '/').TrimEnd('/');
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex CodeSpan();

    /// <summary>Where a cell ends: a bar that no backslash takes back.</summary>
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();
}
