using System.Text.RegularExpressions;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Documentation;

/// <summary>The commands of the tool and their options, as its own <c>--help</c> names them.</summary>
internal sealed partial class ToolHelp
{
    private readonly Dictionary<string, string> pages = [];

    private ToolHelp()
    {
    }

    /// <summary>The commands, a subcommand after its parent: <c>baseline add</c>.</summary>
    public IReadOnlyCollection<string> Commands => pages.Keys;

    /// <summary>Asks the tool for the page of every command.</summary>
    public static ToolHelp Read()
    {
        var help = new ToolHelp();
        using var folder = new TemporaryFolder();
        help.Add(folder.Root, []);
        return help;
    }

    /// <summary>Whether a command, or one below it, has an option; an empty command: any.</summary>
    public bool Has(string command, string option) => pages.Any(page =>
        (command.Length == 0 || page.Key == command || page.Key.StartsWith($"{command} ", StringComparison.Ordinal))
        && OptionLine().Matches(page.Value).Any(line => line.Groups["name"].Value == option));

    /// <summary>Whether the page of a command lists a word among the values of an option.</summary>
    public bool Takes(string command, string option, string value) =>
        OptionLine().Matches(pages[command]).Single(line => line.Groups["name"].Value == option)
            .Groups["values"].Value.Split('|').Contains(value, StringComparer.OrdinalIgnoreCase);

    private void Add(string folder, string[] command)
    {
        var page = ToolRun.RunIn(folder, [.. command, "--help"]).Expect(0).Output.ReplaceLineEndings("\n");
        pages[string.Join(' ', command)] = page;
        var below = page.IndexOf("\nCommands:\n", StringComparison.Ordinal);
        if (below >= 0)
        {
            foreach (Match line in CommandLine().Matches(page[below..]))
            {
                Add(folder, [.. command, line.Groups["name"].Value]);
            }
        }
    }

    [GeneratedRegex("^  (?:-[^ ,]+, )*(?<name>--[a-z-]+)(?: <(?<values>[^>]*)>)?", RegexOptions.Multiline)]
    private static partial Regex OptionLine();

    [GeneratedRegex("^  (?<name>[a-z-]+)(?: |$)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
