using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Posting;

/// <summary>The files through which a step tells its runner something.</summary>
internal static class ActionsFiles
{
    /// <summary>The runner drops a summary of more than 1 MiB.</summary>
    private const int LongestSummary = 1_000_000;

    public static void AppendSummary(string? file, string markdown) => Append(file, markdown.Length <= LongestSummary ? markdown : markdown[..LongestSummary]);

    /// <param name="file">Null: nowhere.</param>
    /// <param name="name">Of the output.</param>
    /// <param name="value">One of our own words; never text from elsewhere, whose line feeds would begin another output.</param>
    public static void SetOutput(string? file, string name, string value)
    {
        if (value.Any(char.IsControl))
        {
            throw new ArgumentException("An output is one line.", nameof(value));
        }

        Append(file, $"{name}={value}");
    }

    private static void Append(string? file, string text)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            File.AppendAllText(file, text.TrimEnd('\n') + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            DiagnosticPrinter.Print(new Diagnostic(DiagnosticIds.GitHubFailed, Severity.Warning, $"{file} could not be written: {fault.Message}"));
        }
    }
}
