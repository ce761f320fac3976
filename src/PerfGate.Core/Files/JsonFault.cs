using System.Text.Json;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Files;

/// <summary>Says what the JSON reader objected to, in the form of a diagnostic.</summary>
public static class JsonFault
{
    /// <summary>
    /// Whether the document is at fault. Text that is no valid UTF, or half of a surrogate pair, is an <see cref="InvalidOperationException"/>
    /// where it is asked for outside of the serializer.
    /// </summary>
    public static bool IsOfDocument(Exception fault) => fault is JsonException or InvalidOperationException;

    /// <summary>Every fault of a document as the serializer's own kind.</summary>
    public static JsonException Of(Exception fault) => fault as JsonException ?? new JsonException(fault.Message, fault);

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
