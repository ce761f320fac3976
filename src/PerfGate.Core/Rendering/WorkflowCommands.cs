using System.Globalization;
using System.Text;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>What fails, as commands that GitHub's runner turns into annotations of the changed files.</summary>
public static class WorkflowCommands
{
    /// <summary>The runner shows no more errors of one step.</summary>
    public const int MostErrors = 10;

    /// <summary>One line each, at most <see cref="MostErrors"/>; no text in them can end a line or begin another command.</summary>
    public static IReadOnlyList<string> Of(GateReport report) =>
    [
        .. report.Results
            .Where(result => result.Decision == Decision.Fail)
            .Order(ResultOrder.Instance)
            .Take(MostErrors)
            .Select(result =>
            {
                var place = ResultDiagnostics.PlaceOf(result) is var (path, line)
                    ? string.Create(CultureInfo.InvariantCulture, $"file={Property(path)},line={line},")
                    : "";
                var message = VisibleText.Shorten(VisibleText.Escape(ResultDiagnostics.MessageOf(result)), 2000);
                return $"::error {place}title={Property($"{ResultDiagnostics.CodeOf(result)} PerfGate")}::{Data(message)}";
            }),
    ];

    private static string Data(string text) => Escape(text, "%\r\n");

    private static string Property(string text) => Escape(VisibleText.Escape(text), "%\r\n:,");

    private static string Escape(string text, string special)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (special.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }
}
