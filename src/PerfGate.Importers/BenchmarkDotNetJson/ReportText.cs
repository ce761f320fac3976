using System.Text;
using PerfGate.Core.Files;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>The bytes of a report as UTF-8 JSON, however they were written: BenchmarkDotNet's own writers and other tools differ.</summary>
internal static class ReportText
{
    private static readonly byte[][] NotNumbers = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];

    /// <summary>The first bytes of a file; a last character that is cut becomes another.</summary>
    public static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> bytes) =>
        Utf16Of(bytes) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(bytes)) : bytes;

    /// <summary>Opens the file; UTF-16 is translated while it is read.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor with the rights of this process.</exception>
    public static Stream Open(string path)
    {
        OrdinaryFile.Require(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        Span<byte> start = stackalloc byte[2];
        start = start[..RandomAccess.Read(file.SafeFileHandle, start, 0)];
        return Utf16Of(start) is { } encoding ? Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8) : file;
    }

    /// <summary>
    /// Writes an empty text over each bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which is what BenchmarkDotNet writes for them
    /// itself; nothing moves, so that places in messages stay true.
    /// </summary>
    /// <returns>False: there is none.</returns>
    public static bool ReplaceNotNumbers(Span<byte> json)
    {
        var any = false;
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] == '"')
            {
                at = EndOfText(json, at);
            }
            else if (json[at] is (byte)'N' or (byte)'I' or (byte)'-' && Replace(json[at..]) is > 0 and var length)
            {
                any = true;
                at += length - 1;
            }
        }

        return any;
    }

    /// <returns>Where the quote stands that ends the text.</returns>
    private static int EndOfText(ReadOnlySpan<byte> json, int at)
    {
        for (at++; at < json.Length && json[at] != '"'; at++)
        {
            at += json[at] == '\\' ? 1 : 0;
        }

        return at;
    }

    /// <returns>Bytes of the word that stood here; 0: none did.</returns>
    private static int Replace(Span<byte> here)
    {
        foreach (var word in NotNumbers)
        {
            if (here.StartsWith(word))
            {
                here[..word.Length].Fill((byte)' ');
                "\"\""u8.CopyTo(here);
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>With a byte order mark or, as JSON begins in ASCII, by where its zeros are; a redirection of Windows PowerShell writes it.</summary>
    private static Encoding? Utf16Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] or [not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
