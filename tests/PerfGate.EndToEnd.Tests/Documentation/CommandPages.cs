using System.Text.RegularExpressions;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Documentation;

/// <summary>The pages for users, README.md and docs/*.md, and what they name of the command line: in code between backticks and in console blocks.</summary>
internal static partial class CommandPages
{
    // Of BenchmarkDotNet.
    private static readonly string[] OptionsOfOthers = ["--launchCount"];

    public static IReadOnlyList<NamedCommand> Read(ToolHelp help)
    {
        var root = RepositoryFolder.Find();
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md")
                .Order(StringComparer.Ordinal)
                .Prepend(Path.Combine(root, "README.md"))
                .SelectMany(file => Of(Path.GetRelativePath(root, file), File.ReadAllLines(file), help)),
        ];
    }

    /// <summary>First cells of the table of commands in README.md, without the backticks.</summary>
    public static IReadOnlyList<string> ReadmeRows() =>
    [
        .. File.ReadAllLines(Path.Combine(RepositoryFolder.Find(), "README.md"))
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row => row.Groups["cell"].Value.Replace("\\|", "|", StringComparison.Ordinal)),
    ];

    private static IEnumerable<NamedCommand> Of(string file, string[] lines, ToolHelp help)
    {
        string? fence = null;
        foreach (var (index, line) in lines.Index())
        {
            var place = $"{file}:{index + 1}";
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                fence = fence is null ? line.Trim() : null;
                continue;
            }

            var row = Row().Match(line) is { Success: true } match ? match.Groups["cell"].Value.Split(' ')[1] : "";
            var texts = fence is null ? Code().Matches(line).Select(code => code.Groups["code"].Value)
                : fence == "```console" && line.Contains("perfgate ", StringComparison.Ordinal) ? [line.Split('#')[0].Trim()]
                : [];
            foreach (var named in texts.Where(text => !OptionsOfOthers.Contains(text)).Select(text => NamedCommand.Parse(place, text, row, help)))
            {
                if (named is not null)
                {
                    yield return named;
                }
            }
        }
    }

    [GeneratedRegex("^\\| `(?<cell>perfgate [^`]*)` \\|")]
    private static partial Regex Row();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();
}
