using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.MSBuild;

/// <summary>A line that the tool printed, understood.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The message, without mark, place and number.</param>
internal sealed record ToolLine(ToolLineKind Kind, string Text)
{
    // The tool's BuildObserver and BuildReport write the same words.
    internal const string StageMark = "##perfgate-stage ";
    internal const string ProgressMark = "##perfgate-progress ";
    internal const string ResultMark = "##perfgate-result ";

    /// <summary><c>file(line,column): error PG1001: text</c>, or <c>perfgate: error …</c> where no file is to blame.</summary>
    private static readonly Regex Canonical = new(
        @"^(?:perfgate|(?<file>.+?)(?:\((?<line>\d{1,9})(?:,(?<column>\d{1,9}))?\))?): error (?<code>PG\d{4}): (?<text>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Of an error: <c>PG1001</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Of an error: the source file, when it has one.</summary>
    public string? File { get; init; }

    /// <summary>Counts from 1; 0: unknown.</summary>
    public int Line { get; init; }

    /// <summary>Counts from 1; 0: unknown.</summary>
    public int Column { get; init; }

    public static ToolLine Parse(string line)
    {
        foreach (var (mark, kind) in new[]
        {
            (StageMark, ToolLineKind.Stage), (ProgressMark, ToolLineKind.Progress), (ResultMark, ToolLineKind.Result),
        })
        {
            if (line.StartsWith(mark, StringComparison.Ordinal))
            {
                return new ToolLine(kind, line.Substring(mark.Length));
            }
        }

        var match = Canonical.Match(line);
        return match.Success
            ? new ToolLine(ToolLineKind.Error, match.Groups["text"].Value)
            {
                Code = match.Groups["code"].Value,
                File = match.Groups["file"].Success ? match.Groups["file"].Value : null,
                Line = Number(match.Groups["line"]),
                Column = Number(match.Groups["column"]),
            }
            : new ToolLine(ToolLineKind.Text, line);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
}
