using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Yaml.Nodes;

/// <summary>Reads a document's text from disk.</summary>
public static class DocumentText
{
    // In this order: UTF-32 (little-endian) begins like UTF-16.
    private static readonly (string Name, byte[] Mark)[] OtherEncodings =
    [
        ("UTF-32", [0xFF, 0xFE, 0, 0]),
        ("UTF-32", [0, 0, 0xFE, 0xFF]),
        ("UTF-16", [0xFF, 0xFE]),
        ("UTF-16", [0xFE, 0xFF]),
    ];

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The document's root, null where it is empty or cannot be read.</summary>
    /// <param name="text">With or without a byte order mark.</param>
    /// <param name="mistakes">Gets what is wrong with the text.</param>
    /// <exception cref="PerfGateException">Characters that are not allowed; all of them, in file order.</exception>
    public static Node? Parse(string text, Mistakes mistakes)
    {
        text = text.TrimStart('\uFEFF');
        TextCheck.Check(text, mistakes);
        mistakes.ThrowIfAny();
        return new NodeParser(text, mistakes).Parse();
    }

    /// <summary>A file's text, UTF-8 with or without a byte order mark.</summary>
    /// <exception cref="PerfGateException">Exit code 2: it is missing, too large, or not UTF-8.</exception>
    public static string Read(string path, DocumentKind kind)
    {
        var bytes = ReadBytes(path, kind);
        if (bytes.Length > LargestFile)
        {
            throw Invalid(kind, $"the file has more than {LargestFile} bytes; allowed: at most as many", path);
        }

        foreach (var (name, mark) in OtherEncodings)
        {
            if (bytes.AsSpan().StartsWith(mark))
            {
                throw Invalid(kind, $"found {name} text by its byte order mark; allowed: UTF-8", path, 1, 1);
            }
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var before = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)));
            var line = before.Count(c => c == '\n') + 1;
            throw Invalid(kind, "found bytes that are not UTF-8; allowed: UTF-8", path, line, before.Length - before.LastIndexOf('\n'));
        }
    }

    /// <summary>The file's bytes, at most one more than the largest file has.</summary>
    private static byte[] ReadBytes(string path, DocumentKind kind)
    {
        try
        {
            OrdinaryFile.Require(path);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[LargestFile + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..length];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Failure(
                kind.MissingId,
                $"there is no {kind.Name} '{path}'; {kind.MissingRemedy}",
                new SourceLocation(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Invalid(kind, $"the {kind.Name} cannot be read: {exception.Message}", path);
        }
    }

    private static PerfGateException Invalid(DocumentKind kind, string message, string path, int line = 0, int column = 0) =>
        Failure(kind.InvalidId, message, new SourceLocation(path, line, column));

    private static PerfGateException Failure(string code, string message, SourceLocation location) =>
        new(ExitCode.Invalid, new Diagnostic(code, Severity.Error, message, location));
}
