namespace PerfGate.Core.Rendering.Comment;

/// <summary>The hidden first line by which a comment is found again. The key lets several gates share a pull request.</summary>
public static class CommentMarker
{
    public const string DefaultKey = "default";

    /// <summary>Letters, digits, dots, single hyphens and underscores, at most 64 of them, no hyphen at the end: artifacts have two behind it.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= 64 && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && !key.Contains("--", StringComparison.Ordinal) && key[^1] != '-';

    /// <exception cref="ArgumentException">Not a key.</exception>
    public static string Of(string key) =>
        IsKey(key) ? $"<!-- perfgate:v1 key={key} -->" : throw new ArgumentException($"'{key}' is no key of a comment.", nameof(key));

    public static bool Begins(string? body, string key) => body is not null && body.StartsWith(Of(key), StringComparison.Ordinal);
}
