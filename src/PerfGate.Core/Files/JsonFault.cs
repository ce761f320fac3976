using System.Text.Json;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Files;

/// <summary>Says what the JSON reader objected to, in the form of a diagnostic.</summary>
public static class JsonFault
{
    /// <summary>The reader's sentence, without the position that it appends, and the path of the field.</summary>
    public static string Describe(JsonException error)
    {
        var text = error.Message;
        foreach (var appended in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
        {
            var at = text.IndexOf(appended, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at];
        }

        var place = string.IsNullOrEmpty(error.Path) || error.Path == "$" ? "" : $" At '{error.Path.TrimStart('$', '.')}'.";
        return $"The file is not valid: {text}{place}";
    }

    /// <summary>Line and column from 1; the column counts UTF-8 bytes.</summary>
    public static SourceLocation Locate(JsonException error, string name) =>
        error.LineNumber is { } line
            ? new SourceLocation(name, (int)line + 1, (int)(error.BytePositionInLine ?? 0) + 1)
            : new SourceLocation(name);
}
