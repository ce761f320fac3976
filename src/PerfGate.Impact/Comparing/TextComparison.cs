using System.Runtime.InteropServices;
using System.Text;

namespace PerfGate.Impact.Comparing;

/// <summary>Whether two files hold the same text, but for the folder of the work tree that a build wrote into it.</summary>
/// <remarks>Tools leave such files: which sources a coverage belongs to, where a web project's content lies.</remarks>
internal static class TextComparison
{
    /// <summary>Nobody writes paths into larger ones, and data of gigabytes is not read into memory.</summary>
    private const long LargestText = 16 * 1024 * 1024;

    private const string Root = "/_";

    /// <param name="before">The file of base.</param>
    /// <param name="rootBefore">Top of the work tree of base; null: unknown.</param>
    /// <param name="after">The file of head.</param>
    /// <param name="rootAfter">Top of the work tree of head; null: unknown.</param>
    /// <param name="changedFiles">A text that names one of them is not the same: whoever reads it may go on to that file. Null: any may be.</param>
    public static bool AreSame(string before, string? rootBefore, string after, string? rootAfter, IReadOnlyList<string>? changedFiles)
    {
        if (changedFiles is null || Plain(before, rootBefore) is not { } one || Plain(after, rootAfter) is not { } other || one != other)
        {
            return false;
        }

        var slashed = one.Replace(@"\\", "/", StringComparison.Ordinal).Replace('\\', '/');
        return !changedFiles.Any(file => slashed.Contains(file, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The text without the folder; null where the file is no text or the folder is not known.</summary>
    private static string? Plain(string path, string? root)
    {
        if (root?.TrimEnd('/', '\\') is not { Length: > 1 } folder || new FileInfo(path).Length > LargestText)
        {
            return null;
        }

        // MSBuild writes some in UTF-16; for all else Latin 1 keeps every byte apart, whatever the encoding.
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var isWide = bytes.StartsWith(Encoding.Unicode.Preamble) && bytes.Length % sizeof(char) == 0;
        var text = isWide ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : Encoding.Latin1.GetString(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var form in (string[])[folder.Replace(@"\", @"\\", StringComparison.Ordinal), folder, folder.Replace('\\', '/')])
        {
            var written = isWide ? form : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(form));
            text = text.Replace(written, Root, StringComparison.Ordinal);
        }

        return text;
    }
}
