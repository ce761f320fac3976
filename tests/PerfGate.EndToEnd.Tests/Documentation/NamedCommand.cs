namespace PerfGate.EndToEnd.Tests.Documentation;

/// <summary>A command of the tool as a page names it.</summary>
/// <param name="Place">File and line, from 1.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Commands">What it can mean: several where alternatives are written as <c>add|list|show</c>; one that is empty where only options are named.</param>
/// <param name="Options">Each with the words that are named as its values; none where it has no value or a placeholder.</param>
internal sealed record NamedCommand(
    string Place, string Text, IReadOnlyList<string> Commands, IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Options)
{
    /// <summary>Takes a text apart; null: it names nothing of the tool.</summary>
    /// <param name="text">A command line, with or without the tool's name, or options alone.</param>
    /// <param name="row">The command whose row of a table it stands in; empty: in none.</param>
    public static NamedCommand? Parse(string place, string text, string row, ToolHelp help)
    {
        var words = text.Replace("\\|", "|", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = words is ["perfgate" or ".tools/perfgate", ..] ? 1 : 0;
        var isTold = start == 1 || (words.Length > 0 && (IsOption(words[0]) || (help.Commands.Contains(words[0]) && words.Any(IsOption))));
        if (!isTold)
        {
            return null;
        }

        var commands = CommandsOf(words[start..], help);
        var options = words
            .Index()
            .Skip(start)
            .Where(word => IsOption(word.Item))
            .Select(word => (word.Item, (IReadOnlyList<string>)ValuesOf(words.ElementAtOrDefault(word.Index + 1))));
        return new NamedCommand(place, text, commands is [""] && row.Length > 0 ? [row] : commands, [.. options]);
    }

    private static string[] CommandsOf(string[] words, ToolHelp help)
    {
        // A word in capitals or brackets is a placeholder and no command.
        var names = words.TakeWhile(word => word.All(character => char.IsAsciiLetterLower(character) || character is '|' or '-') && !IsOption(word)).ToList();
        if (names.Count == 0)
        {
            return [""];
        }

        return help.Commands.Contains(names[0]) && names.Count > 1 && help.Commands.Any(command => command.StartsWith($"{names[0]} ", StringComparison.Ordinal))
            ? [.. names[1].Split('|').Select(below => $"{names[0]} {below}")]
            : [names[0]];
    }

    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2;

    private static string[] ValuesOf(string? next) => next is not null && next.Contains('|', StringComparison.Ordinal) ? next.Split('|') : [];
}
